import { type Clock, systemClock } from './Clock';
import type { PackLimits } from './codec/packValue';
import { createOwnerNamer, type OwnerNamer } from './createOwnerNamer';
import { Generations } from './redis/Generations';
import type { LeaseTimes } from './redis/RedisLease';
import { RedisLeases } from './redis/RedisLeases';
import { RedisLink } from './redis/RedisLink';
import { parseRedisSettings, type RedisSettings } from './redis/RedisTarget';
import type { SharedLevelEvent } from './redis/SharedLevelEvent';
import type { CacheStore } from './stores/CacheStore';
import { RedisStore } from './stores/RedisStore';
import { TieredStore } from './stores/TieredStore';

/** A cache's store that is shared with other processes. */
export interface SharedStoreOptions {
  /** The first level, in this process. */
  readonly memory: CacheStore;
  readonly redis: RedisSettings;
  /** Told of what happens to the second level; what it throws is ignored. */
  readonly onEvent?: (event: SharedLevelEvent) => void;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
  /** From 0 up to 1; default: `Math.random`. Spreads what replicas would do at the same moment. */
  readonly random?: () => number;
  /** How long Redis may take for a command before it counts as down, ms (400). */
  readonly commandTimeoutMs?: number;
  /** How long connecting may take, ms (2,000). */
  readonly connectTimeoutMs?: number;
  /** Default: 10 s, renewed every 3 s. */
  readonly leaseTimes?: LeaseTimes;
  /** Default: 16 MiB compressed, 128 MiB uncompressed. */
  readonly limits?: PackLimits;
}

/** What to give to a `Cache`, and how to name its owners. */
export interface SharedStore {
  /** Both the `store` and the `shared` of a `Cache`. */
  readonly store: TieredStore;
  /** Names owners as all replicas do. */
  readonly nameOwner: OwnerNamer;
  /** Ends the connection; the store works on with memory alone. */
  close(): void;
}

const mebibyte = 1024 * 1024;

/**
 * Opens a store on Redis or Valkey behind memory. Never throws and never waits: bad settings, too, only mean that memory
 * works alone and that `onEvent` is told why. Connects from now on until `close`.
 */
export function openSharedStore(options: SharedStoreOptions): SharedStore {
  const { memory, redis, clock = systemClock, random = Math.random } = options;
  const onEvent = quietly(options.onEvent);
  const generations = new Generations((owner) => void memory.clear(owner).catch(() => undefined));
  const link = new RedisLink(
    {
      settings: redis,
      clock,
      random,
      onEvent,
      commandTimeoutMs: options.commandTimeoutMs ?? 400,
      connectTimeoutMs: options.connectTimeoutMs ?? 2_000,
    },
    generations
  );
  generations.use(link.send);
  const store = new TieredStore({
    memory,
    shared: new RedisStore({
      send: link.send,
      generations,
      limits: options.limits ?? { maxPackedBytes: 16 * mebibyte, maxUnpackedBytes: 128 * mebibyte },
    }),
    leases: new RedisLeases({
      send: link.send,
      clock,
      random,
      times: options.leaseTimes ?? { ttlMs: 10_000, renewEveryMs: 3_000 },
    }),
    onEvent,
  });
  return { store, nameOwner: createOwnerNamer({ password: passwordOf(redis) }), close: () => link.close() };
}

/** With settings that cannot be used nothing is shared, so that names need not agree. */
function passwordOf(settings: RedisSettings): string | undefined {
  try {
    return parseRedisSettings(settings).password;
  } catch {
    return undefined;
  }
}

function quietly(onEvent: SharedStoreOptions['onEvent']): (event: SharedLevelEvent) => void {
  return (event) => {
    try {
      onEvent?.(event);
    } catch {
      // Who only watches must not be able to break a query.
    }
  };
}
