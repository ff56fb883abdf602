import { type Clock, systemClock } from '../src/Clock';
import { Generations } from '../src/redis/Generations';
import { RedisLeases } from '../src/redis/RedisLeases';
import { RedisLink } from '../src/redis/RedisLink';
import type { RedisSettings } from '../src/redis/RedisTarget';
import type { SharedLevelEvent } from '../src/redis/SharedLevelEvent';
import type { SharedOwner } from '../src/redis/SharedOwner';
import { RedisStore } from '../src/stores/RedisStore';
import type { RedisServer } from '../src/testing/redis';

export interface RedisReplicaOptions {
  readonly settings: RedisSettings;
  readonly clock?: Clock;
  readonly leaseTtlMs?: number;
  readonly maxPackedBytes?: number;
  /** Long by default, since the machine may be busy; short where a test waits for it. */
  readonly commandTimeoutMs?: number;
  readonly connectTimeoutMs?: number;
}

/** The second level as one process of several has it, with everything in reach. */
export class RedisReplica {
  readonly events: SharedLevelEvent[] = [];
  /** Ids of owners that another replica cleared. */
  readonly cleared: string[] = [];
  readonly link: RedisLink;
  readonly generations: Generations;
  readonly store: RedisStore;
  readonly leases: RedisLeases;

  constructor(options: RedisReplicaOptions) {
    const { settings, clock = systemClock, leaseTtlMs = 10_000, maxPackedBytes = 1_000_000 } = options;
    const { commandTimeoutMs = 4_000, connectTimeoutMs = 4_000 } = options;
    this.generations = new Generations(({ id }: SharedOwner) => void this.cleared.push(id));
    this.link = new RedisLink(
      {
        settings,
        clock,
        random: () => 0.5,
        onEvent: (event) => void this.events.push(event),
        commandTimeoutMs,
        connectTimeoutMs,
      },
      this.generations
    );
    const { send } = this.link;
    this.generations.use(send);
    this.store = new RedisStore({
      send,
      generations: this.generations,
      limits: { maxPackedBytes, maxUnpackedBytes: 10_000_000 },
    });
    const times = { ttlMs: leaseTtlMs, renewEveryMs: leaseTtlMs / 3 };
    this.leases = new RedisLeases({ send, clock, random: () => 0.5, times });
  }

  /** Resolves when the level has been reported up or down so often in all. */
  async reported(type: SharedLevelEvent['type'], times = 1): Promise<void> {
    await until(() => this.events.filter((event) => event.type === type).length >= times);
  }

  close(): void {
    this.link.close();
  }
}

/** How to reach a server of the test's own. */
export function settingsOf({ url, password, caPem }: RedisServer): RedisSettings {
  return { url, ...(password !== undefined && { password }), ...(caPem !== undefined && { caPem }) };
}

/** Looks again and again, since what another process does tells nobody when it is done. */
export async function until(isSo: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const giveUpAtMs = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > giveUpAtMs) {
      throw new Error(`It did not come true within ${withinMs} ms: ${isSo.toString()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
