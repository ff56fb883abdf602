import type { CacheKey } from '../CacheKey';

/** Runs pieces of work on one key one after the other, and those on different keys independently. */
export class KeyedTurns {
  readonly #last = new Map<CacheKey, Promise<unknown>>();

  /** The outcome of `work`, which begins when all earlier work on the key has ended. */
  run<T>(key: CacheKey, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.#last.set(key, turn);
    const forget = () => {
      if (this.#last.get(key) === turn) {
        this.#last.delete(key);
      }
    };
    turn.then(forget, forget);
    return turn;
  }
}
