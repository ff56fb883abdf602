import { attempt } from '../attempt';
import type { CacheKey } from '../CacheKey';
import type { CacheOwner } from '../CacheOwner';
import type { Clock } from '../Clock';
import { isEntryOf, type Entry } from '../Entry';
import type { CacheStore, StoreOperation } from './CacheStore';

/** A store operation that went wrong. */
interface StoreFailure {
  readonly operation: StoreOperation;
  readonly owner: string;
  readonly error: unknown;
}

interface GuardOptions {
  readonly clock: Clock;
  /** How long a store may take, ms. */
  readonly timeoutMs: number;
  readonly onFailure: (failure: StoreFailure) => void;
}

interface Operation<T> {
  readonly operation: StoreOperation;
  readonly owner: CacheOwner;
  readonly run: () => Promise<T>;
  /** The result when the store gave none. */
  readonly otherwise: T;
}

/**
 * A store that cannot hurt: whatever the one inside throws, delays or makes up, an operation ends within the time-out
 * with a result, and what went wrong is reported. To its user a broken store is an empty one.
 */
export class GuardedStore {
  readonly #store: CacheStore;
  readonly #options: GuardOptions;

  constructor(store: CacheStore, options: GuardOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** The entry, or `undefined` also for one that cannot be right (another key's, one from the future, no entry at all). */
  get(key: CacheKey, owner: CacheOwner): Promise<Entry | undefined> {
    const run = async () => {
      const candidate: unknown = await this.#store.get(key, owner);
      if (candidate === undefined || isEntryOf(key, candidate, this.#options.clock.now())) {
        return candidate;
      }
      throw new Error('The store returned something else than the entry that was asked for');
    };
    return this.#attempt({ operation: 'get', owner, run, otherwise: undefined });
  }

  /** What the store has at once, if that can be right. Anything else is left to `get`, which reports what is wrong. */
  held(key: CacheKey): Entry | undefined {
    try {
      const candidate: unknown = this.#store.held(key);
      return isEntryOf(key, candidate, this.#options.clock.now()) ? candidate : undefined;
    } catch {
      return undefined;
    }
  }

  set(entry: Entry, owner: CacheOwner): Promise<void> {
    return this.#attempt({ operation: 'set', owner, run: () => this.#store.set(entry, owner), otherwise: undefined });
  }

  delete(key: CacheKey, owner: CacheOwner): Promise<void> {
    return this.#attempt({
      operation: 'delete',
      owner,
      run: () => this.#store.delete(key, owner),
      otherwise: undefined,
    });
  }

  clear(owner: CacheOwner): Promise<number> {
    return this.#attempt({ operation: 'clear', owner, run: () => this.#store.clear(owner), otherwise: 0 });
  }

  #attempt<T>({ operation, owner, run, otherwise }: Operation<T>): Promise<T> {
    const { clock, timeoutMs, onFailure } = this.#options;
    return attempt(run, {
      clock,
      timeoutMs,
      otherwise,
      onFailure: (error) => onFailure({ operation, owner: owner.id, error }),
    });
  }
}
