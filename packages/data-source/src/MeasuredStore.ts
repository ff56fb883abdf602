import type { CacheKey, CacheOwner, CacheStore, Entry, Eviction } from '@glance/cache';

/** A store that tells its size, in bytes, after every change. */
export class MeasuredStore implements CacheStore {
  readonly #store: CacheStore;
  readonly #onSize: (sizeBytes: number) => void;

  constructor(store: CacheStore, onSize: (sizeBytes: number) => void) {
    this.#store = store;
    this.#onSize = onSize;
  }

  get sizeBytes(): number {
    return this.#store.sizeBytes;
  }

  get(key: CacheKey, owner: CacheOwner): Promise<Entry | undefined> {
    return this.#store.get(key, owner);
  }

  held(key: CacheKey): Entry | undefined {
    return this.#store.held(key);
  }

  set(entry: Entry, owner: CacheOwner): Promise<void> {
    return this.#measured(this.#store.set(entry, owner));
  }

  delete(key: CacheKey, owner: CacheOwner): Promise<void> {
    return this.#measured(this.#store.delete(key, owner));
  }

  clear(owner: CacheOwner): Promise<number> {
    return this.#measured(this.#store.clear(owner));
  }

  onEvicted(listener: (eviction: Eviction) => void): void {
    this.#store.onEvicted(listener);
  }

  async #measured<T>(change: Promise<T>): Promise<T> {
    try {
      return await change;
    } finally {
      this.#onSize(this.#store.sizeBytes);
    }
  }
}
