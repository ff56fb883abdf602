import { attempt } from './attempt';
import type { CacheKey } from './CacheKey';
import type { CacheOwner } from './CacheOwner';
import type { Clock } from './Clock';
import { type Entry, isEntryOf } from './Entry';
import type { Lease, LeaseOutcome, SharedLevel } from './SharedLevel';

interface GuardOptions {
  readonly clock: Clock;
  /** How long the level may take for one answer, ms. */
  readonly timeoutMs: number;
}

const noLease: Lease = { release: async () => undefined, fail: async () => undefined };

/**
 * A shared level that cannot hurt: when the one inside throws, stalls or makes something up, this process works on
 * alone. The level itself reports what went wrong.
 */
export class GuardedLevel implements SharedLevel {
  readonly #level: SharedLevel;
  readonly #options: GuardOptions;

  constructor(level: SharedLevel, options: GuardOptions) {
    this.#level = level;
    this.#options = options;
  }

  async refresh(key: CacheKey, owner: CacheOwner): Promise<Entry | undefined> {
    const entry = await this.#attempt<unknown>(() => this.#level.refresh(key, owner), undefined);
    return isEntryOf(key, entry, this.#options.clock.now()) ? entry : undefined;
  }

  acquire(key: CacheKey, owner: CacheOwner): Promise<LeaseOutcome> {
    return this.#attempt(() => this.#level.acquire(key, owner), { type: 'granted', lease: noLease });
  }

  #attempt<T>(run: () => Promise<T>, otherwise: T): Promise<T> {
    return attempt(run, { ...this.#options, otherwise, onFailure: () => undefined });
  }
}
