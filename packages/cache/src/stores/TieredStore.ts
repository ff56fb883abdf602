import type { CacheKey } from '../CacheKey';
import type { CacheOwner } from '../CacheOwner';
import type { Entry } from '../Entry';
import { RedisDown } from '../redis/RedisDown';
import { granted, type RedisLeases } from '../redis/RedisLeases';
import { canShare, type SharedOwner } from '../redis/SharedOwner';
import type { SharedLevelEvent } from '../redis/SharedLevelEvent';
import type { LeaseOutcome, SharedLevel } from '../SharedLevel';
import type { CacheStore, Eviction, StoreOperation } from './CacheStore';
import { KeyedTurns } from './KeyedTurns';

/** The levels, and who is told of what the second one refuses. */
export interface TieredStoreOptions {
  /** The first level, in this process. */
  readonly memory: CacheStore;
  /** The second level, shared with other processes. */
  readonly shared: CacheStore;
  readonly leases: Pick<RedisLeases, 'acquire'>;
  readonly onEvent: (event: SharedLevelEvent) => void;
}

/**
 * Memory, and behind it what all replicas share. What the second level cannot do is left out without a word to the
 * cache: it is reported, and memory works on alone. An answer never takes the place of one that was fetched later.
 * Owners that cannot prove what is theirs use the memory only.
 */
export class TieredStore implements CacheStore, SharedLevel {
  readonly #options: TieredStoreOptions;
  readonly #turns = new KeyedTurns();

  constructor(options: TieredStoreOptions) {
    this.#options = options;
  }

  get sizeBytes(): number {
    return this.#options.memory.sizeBytes;
  }

  async get(key: CacheKey, owner: CacheOwner): Promise<Entry | undefined> {
    const entry = await this.#options.memory.get(key, owner);
    return entry === undefined && canShare(owner) ? this.#takeOver(key, owner) : entry;
  }

  held(key: CacheKey): Entry | undefined {
    return this.#options.memory.held(key);
  }

  async refresh(key: CacheKey, owner: CacheOwner): Promise<Entry | undefined> {
    return canShare(owner) ? this.#takeOver(key, owner) : this.#options.memory.get(key, owner);
  }

  acquire(key: CacheKey, owner: CacheOwner): Promise<LeaseOutcome> {
    return canShare(owner) ? this.#options.leases.acquire(key, owner) : Promise.resolve(granted);
  }

  /** Rejects when neither level can keep the entry. */
  async set(entry: Entry, owner: CacheOwner): Promise<void> {
    const kept = this.#keepNewest(entry, owner);
    if (!canShare(owner)) {
      await kept;
      return;
    }
    const isShared = this.#attempt('set', async () => {
      await this.#options.shared.set(entry, owner);
      return true;
    });
    try {
      await kept;
    } catch (error) {
      if ((await isShared) !== true) {
        throw error;
      }
    }
    await isShared;
  }

  async delete(key: CacheKey, owner: CacheOwner): Promise<void> {
    await this.#options.memory.delete(key, owner);
    if (canShare(owner)) {
      await this.#attempt('delete', () => this.#options.shared.delete(key, owner));
    }
  }

  async clear(owner: CacheOwner): Promise<number> {
    if (canShare(owner)) {
      // First, so that nothing comes back from there into a memory that is cleared already.
      await this.#attempt('clear', () => this.#options.shared.clear(owner));
    }
    return this.#options.memory.clear(owner);
  }

  onEvicted(listener: (eviction: Eviction) => void): void {
    this.#options.memory.onEvicted(listener);
  }

  /** The newest entry of both levels, which is in memory then if there is room for it. */
  async #takeOver(key: CacheKey, owner: SharedOwner): Promise<Entry | undefined> {
    const { memory, shared } = this.#options;
    const entry = await this.#attempt('get', () => shared.get(key, owner));
    if (entry === undefined) {
      return memory.get(key, owner);
    }
    // What memory has no room for is an answer all the same.
    return this.#keepNewest(entry, owner).catch(() => entry);
  }

  /** Keeps an entry in memory unless that has one fetched later; the one that is there in the end. */
  #keepNewest(entry: Entry, owner: CacheOwner): Promise<Entry> {
    const { memory } = this.#options;
    return this.#turns.run(entry.key, async () => {
      const present = await memory.get(entry.key, owner);
      if (present !== undefined && present.fetchedAtMs > entry.fetchedAtMs) {
        return present;
      }
      await memory.set(entry, owner);
      return entry;
    });
  }

  /** What the second level makes of an operation; `undefined` when it cannot. */
  async #attempt<T>(operation: StoreOperation, run: () => Promise<T>): Promise<T | undefined> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof RedisDown)) {
        const reason = error instanceof Error ? error.message : String(error);
        this.#options.onEvent({ type: 'sharedLevelRefused', operation, reason });
      }
      return undefined;
    }
  }
}
