/** A rule that was not evaluated for so long is taken for gone. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;

/** What alert rules want to know. */
export interface Reach {
  /** How far they look back from the end of their range, ms. */
  readonly reachMs: number;
  /** How old an answer may be for them, ms. */
  readonly maxAgeMs: number;
}

/**
 * How far back alert rules look with the same question. Rules on one filter that look back differently far would each
 * ask about the blocks that are theirs alone; so whoever is first in a minute has those of the others asked along, in
 * the same call.
 */
export class AlertReach {
  /** When each of them was wanted last, epoch ms, by question; equal ones are one. */
  readonly #wanted = new Map<string, Map<string, Reach & { readonly atMs: number }>>();

  /**
   * Takes note of what a rule wants, and says what suits all that ask the same: the farthest reach, the least age.
   * @param question what is asked, whatever the time
   */
  extend(question: string, own: Reach, nowMs: number): Reach {
    this.#forget(nowMs);
    const wanted = this.#wanted.get(question) ?? new Map<string, Reach & { readonly atMs: number }>();
    this.#wanted.set(question, wanted);
    wanted.set(`${own.reachMs}/${own.maxAgeMs}`, { ...own, atMs: nowMs });
    const all = [...wanted.values()];
    return {
      reachMs: Math.max(...all.map(({ reachMs }) => reachMs)),
      maxAgeMs: Math.min(...all.map(({ maxAgeMs }) => maxAgeMs)),
    };
  }

  #forget(nowMs: number): void {
    for (const [question, wanted] of this.#wanted) {
      for (const [key, { atMs }] of wanted) {
        if (nowMs - atMs > FORGOTTEN_AFTER_MS) {
          wanted.delete(key);
        }
      }
      if (wanted.size === 0) {
        this.#wanted.delete(question);
      }
    }
  }
}
