/** A rule that was not evaluated for so long is taken for gone. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;

interface Reach {
  readonly reachMs: number;
  readonly atMs: number;
}

/**
 * How far back alert rules look with the same question. Rules on one filter that look back differently far would each
 * ask about the blocks that are theirs alone; so whoever is first in a minute has those of the others asked along, in
 * the same call.
 */
export class AlertReach {
  readonly #farthest = new Map<string, Reach>();

  /**
   * Takes note of a rule, and says how far back others look, or this one if that is farther, ms.
   * @param question what is asked, whatever the time
   * @param reachMs how far this rule looks back from the end of its range
   */
  extend(question: string, { reachMs, nowMs }: { readonly reachMs: number; readonly nowMs: number }): number {
    for (const [other, { atMs }] of this.#farthest) {
      if (nowMs - atMs > FORGOTTEN_AFTER_MS) {
        this.#farthest.delete(other);
      }
    }
    const known = this.#farthest.get(question);
    if (known === undefined || reachMs >= known.reachMs) {
      this.#farthest.set(question, { reachMs, atMs: nowMs });
    }
    return Math.max(reachMs, known?.reachMs ?? 0);
  }
}
