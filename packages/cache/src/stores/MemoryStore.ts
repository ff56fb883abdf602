import { LRUCache } from 'lru-cache';
import type { CacheKey } from '../CacheKey';
import type { CacheOwner } from '../CacheOwner';
import type { Entry } from '../Entry';
import { sizeOf } from '../sizeOf';
import type { CacheStore, Eviction } from './CacheStore';
import { OwnerLedger } from './OwnerLedger';

/** Bounds of a `MemoryStore`. */
export interface MemoryStoreOptions {
  /** Bytes that all entries together may take, as `sizeOf` estimates them. */
  readonly maxBytes: number;
  /**
   * Bytes that one owner may keep when the store is full, and the most that one entry may take (half of `maxBytes`).
   * An owner may take more while there is room, but is then the first to lose entries.
   */
  readonly maxShareBytes?: number;
}

/** What the store itself spends on an entry: its slots in the lists and maps. */
const slotBytes = 250;

/**
 * Entries in this process's memory, bounded in bytes. When it is full the entry that was not used for the longest time
 * goes, first from owners that hold more than their share: a burst of one tenant cannot push the others out.
 */
export class MemoryStore implements CacheStore {
  readonly #maxBytes: number;
  readonly #maxEntryBytes: number;
  readonly #entries: LRUCache<CacheKey, Entry>;
  readonly #owners: OwnerLedger;
  #listener: (eviction: Eviction) => void = () => undefined;

  constructor({ maxBytes, maxShareBytes = Math.floor(maxBytes / 2) }: MemoryStoreOptions) {
    this.#maxBytes = maxBytes;
    this.#maxEntryBytes = Math.min(maxBytes, maxShareBytes);
    this.#owners = new OwnerLedger(maxShareBytes);
    this.#entries = new LRUCache({ maxSize: maxBytes });
  }

  get sizeBytes(): number {
    return this.#entries.calculatedSize;
  }

  async get(key: CacheKey): Promise<Entry | undefined> {
    return this.held(key);
  }

  held(key: CacheKey): Entry | undefined {
    const entry = this.#entries.get(key);
    if (entry !== undefined) {
      this.#owners.touch(entry.owner, key);
    }
    return entry;
  }

  async set(entry: Entry): Promise<void> {
    this.#drop(entry.key);
    const sizeBytes = slotBytes + sizeOf(entry);
    if (sizeBytes > this.#maxEntryBytes) {
      throw new Error(`An answer of ${sizeBytes} bytes is too large to keep: the limit is ${this.#maxEntryBytes}`);
    }
    this.#makeRoom({ owner: entry.owner, sizeBytes });
    this.#entries.set(entry.key, entry, { size: sizeBytes });
    this.#owners.add(entry.owner, { key: entry.key, sizeBytes });
  }

  async delete(key: CacheKey): Promise<void> {
    this.#drop(key);
  }

  async clear({ id }: CacheOwner): Promise<number> {
    const keys = this.#owners.keys(id);
    keys.forEach((key) => this.#drop(key));
    return keys.length;
  }

  onEvicted(listener: (eviction: Eviction) => void): void {
    this.#listener = listener;
  }

  #makeRoom(incoming: { owner: string; sizeBytes: number }): void {
    while (this.sizeBytes + incoming.sizeBytes > this.#maxBytes) {
      const victim = this.#owners.oldestOverShare(incoming) ?? this.#oldest();
      const eviction = victim === undefined ? undefined : this.#drop(victim);
      if (eviction === undefined) {
        // Nothing is left, and no entry is larger than an empty store.
        return;
      }
      this.#listener(eviction);
    }
  }

  #oldest(): CacheKey | undefined {
    const [key] = this.#entries.rkeys();
    return key;
  }

  #drop(key: CacheKey): Eviction | undefined {
    const entry = this.#entries.peek(key);
    if (entry === undefined) {
      return undefined;
    }
    this.#entries.delete(key);
    return { key, owner: entry.owner, sizeBytes: this.#owners.remove(entry.owner, key) };
  }
}
