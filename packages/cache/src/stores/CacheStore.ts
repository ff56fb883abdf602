import type { CacheKey } from '../CacheKey';
import type { CacheOwner } from '../CacheOwner';
import type { Entry } from '../Entry';

/** What a store can be asked to do. */
export type StoreOperation = 'get' | 'set' | 'delete' | 'clear';

/** An entry that a store dropped by itself to stay within its bounds. */
export interface Eviction {
  readonly key: CacheKey;
  readonly owner: string;
  readonly sizeBytes: number;
}

/**
 * A place for entries: it keeps and bounds them, and knows nothing of freshness or loads. It may fail or be slow: the
 * cache then works without it. `describeCacheStore` (`@glance/cache/testing`) holds the tests that every store passes.
 */
export interface CacheStore {
  /** Bytes held in this process. */
  readonly sizeBytes: number;
  get(key: CacheKey, owner: CacheOwner): Promise<Entry | undefined>;
  /** What `get` gives, at once; `undefined` also where only `get` can tell. Most questions are answered by it alone. */
  held(key: CacheKey): Entry | undefined;
  /** Stores or replaces. Rejects when it cannot keep the entry; an older one under that key is then gone too. */
  set(entry: Entry, owner: CacheOwner): Promise<void>;
  /** Forgets one entry; an unknown key is fine. */
  delete(key: CacheKey, owner: CacheOwner): Promise<void>;
  /** Forgets all entries of an owner and says how many of them were in this process. */
  clear(owner: CacheOwner): Promise<number>;
  /** Registers who is told of evictions (not of `delete`, `clear` or a replaced entry). */
  onEvicted(listener: (eviction: Eviction) => void): void;
}
