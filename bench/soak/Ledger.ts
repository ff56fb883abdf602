import type { Outcome } from './checkAnswer';

const shownProblems = 10;

/** What has come of everything that was asked. */
export class Ledger {
  readonly #counts = new Map<string, number>();
  readonly #problems: string[] = [];
  #open = 0;

  /** Counts a call from its beginning to its end, whichever it is. */
  async during<T>(call: () => Promise<T>): Promise<T> {
    this.count('asked');
    this.#open += 1;
    try {
      return await call();
    } finally {
      this.#open -= 1;
    }
  }

  note(outcome: Outcome, what: string): void {
    switch (outcome.kind) {
      case 'right':
        this.count('right');
        if (outcome.isPartial) {
          this.count('right, partial');
        }
        if (outcome.isStale) {
          this.count('right, stale');
        }
        break;
      case 'failed':
        this.count(`status ${outcome.status}`);
        break;
      case 'wrong':
        this.wrong(`${what}: ${outcome.problem}`);
        break;
    }
  }

  wrong(problem: string): void {
    this.count('WRONG');
    this.#problems.push(problem);
  }

  count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  /** Calls without an end so far. */
  get open(): number {
    return this.#open;
  }

  countOf(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** The first of all problems. */
  get problems(): readonly string[] {
    return this.#problems.slice(0, shownProblems);
  }
}
