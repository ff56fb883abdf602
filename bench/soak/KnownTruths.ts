import type { Sums } from './Question';

const KEPT = 5_000;

/** Remembers truths that are asked again and again. */
export class KnownTruths<Asked> {
  readonly #find: (asked: Asked) => Sums;
  readonly #known = new Map<string, Sums>();

  constructor(find: (asked: Asked) => Sums) {
    this.#find = find;
  }

  sums(asked: Asked): Sums {
    const key = JSON.stringify(asked);
    const sums = this.#known.get(key) ?? this.#find(asked);
    if (this.#known.size >= KEPT) {
      this.#known.clear();
    }
    this.#known.set(key, sums);
    return sums;
  }
}
