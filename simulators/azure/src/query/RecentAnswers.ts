import type { CostTable } from './evaluateCostQuery';

const MOST = 64;

/**
 * The newest answers by their question, so that the pages of one answer and equal questions are worked out once: the
 * simulator must not be slower than what is measured with it. Latency and faults are not affected.
 */
export class RecentAnswers {
  readonly #tables = new Map<string, CostTable>();

  /** The table for a question that `evaluate` answers the same whenever it is asked. */
  get(question: string, evaluate: () => CostTable): CostTable {
    const known = this.#tables.get(question);
    if (known !== undefined) {
      return known;
    }
    const table = evaluate();
    this.#tables.set(question, table);
    const [oldest] = this.#tables.keys();
    if (this.#tables.size > MOST && oldest !== undefined) {
      this.#tables.delete(oldest);
    }
    return table;
  }
}
