import type { CacheKey } from '../CacheKey';
import type { CacheOwner } from '../CacheOwner';
import type { Entry } from '../Entry';
import type { CacheStore, Eviction, StoreOperation } from '../stores/CacheStore';

/** How an operation misbehaves: rejects, throws before there is a promise, or never settles. */
export type Misbehaviour = 'reject' | 'throw' | 'stall';

/** A store that behaves like the one inside until it is told to misbehave. */
export class ChaosStore implements CacheStore {
  readonly #store: CacheStore;
  readonly #misbehaviours = new Map<StoreOperation, Misbehaviour>();
  readonly #stalled: Array<() => void> = [];
  #lie: { readonly answer: unknown } | undefined;

  constructor(store: CacheStore) {
    this.#store = store;
  }

  get sizeBytes(): number {
    return this.#store.sizeBytes;
  }

  /** Makes operations (default: all) misbehave until `heal`. */
  misbehave(how: Misbehaviour, operations: readonly StoreOperation[] = ['get', 'set', 'delete', 'clear']): void {
    operations.forEach((operation) => this.#misbehaviours.set(operation, how));
  }

  /** Makes `get` answer with this, whatever is asked, until `heal`. */
  lie(answer: unknown): void {
    this.#lie = { answer };
  }

  /** Behaves from now on. Operations that stalled stay stalled. */
  heal(): void {
    this.#misbehaviours.clear();
    this.#lie = undefined;
  }

  /** Lets stalled operations go through after all, late. */
  releaseStalled(): void {
    this.#stalled.splice(0).forEach((release) => release());
  }

  get(key: CacheKey, owner: CacheOwner): Promise<Entry | undefined> {
    return this.#run('get', () =>
      this.#lie === undefined ? this.#store.get(key, owner) : Promise.resolve(this.#lie.answer as Entry | undefined)
    );
  }

  /** Throws when `get` misbehaves, and lies as it does. */
  held(key: CacheKey): Entry | undefined {
    if (this.#misbehaviours.has('get')) {
      throw new Error('chaos: held failed');
    }
    return this.#lie === undefined ? this.#store.held(key) : (this.#lie.answer as Entry | undefined);
  }

  set(entry: Entry, owner: CacheOwner): Promise<void> {
    return this.#run('set', () => this.#store.set(entry, owner));
  }

  delete(key: CacheKey, owner: CacheOwner): Promise<void> {
    return this.#run('delete', () => this.#store.delete(key, owner));
  }

  clear(owner: CacheOwner): Promise<number> {
    return this.#run('clear', () => this.#store.clear(owner));
  }

  onEvicted(listener: (eviction: Eviction) => void): void {
    this.#store.onEvicted(listener);
  }

  #run<T>(operation: StoreOperation, work: () => Promise<T>): Promise<T> {
    const error = new Error(`chaos: ${operation} failed`);
    switch (this.#misbehaviours.get(operation)) {
      case 'reject':
        return Promise.reject(error);
      case 'throw':
        throw error;
      case 'stall':
        return new Promise<void>((resolve) => this.#stalled.push(resolve)).then(work);
      case undefined:
        return work();
    }
  }
}
