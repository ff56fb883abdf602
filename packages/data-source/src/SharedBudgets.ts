import { type Clock, RateBudget } from '@glance/upstream';

/** A budget as one data source holds it. */
export interface HeldBudget {
  readonly budget: RateBudget;
  /** Says that the data source is gone; to be called once. */
  release(): void;
}

export interface SharedBudgetsOptions {
  readonly clock: Clock;
  /** How long a refusal stands that does not say so, ms. */
  readonly defaultHoldMs: number;
}

/**
 * The quotas of the process's credentials. Vendors count calls by who makes them, so data sources with the same
 * credentials and endpoints learn from each other's answers and stand in one line.
 */
export class SharedBudgets {
  readonly #options: SharedBudgetsOptions;
  readonly #held = new Map<string, { readonly budget: RateBudget; holders: number }>();

  constructor(options: SharedBudgetsOptions) {
    this.#options = options;
  }

  /** The budget of some credentials, by their name; kept as long as anybody holds it. */
  hold(owner: string): HeldBudget {
    const held = this.#held.get(owner) ?? {
      budget: new RateBudget(this.#options),
      holders: 0,
    };
    held.holders += 1;
    this.#held.set(owner, held);
    return {
      budget: held.budget,
      release: () => {
        held.holders -= 1;
        if (held.holders === 0) {
          this.#held.delete(owner);
        }
      },
    };
  }
}
