import { type Clock, RateBudget } from '@glance/upstream';
import { DEFAULT_HOLD_MS } from './upstream/azureErrors';

/** A budget as one data source holds it. */
export interface HeldBudget {
  readonly budget: RateBudget;
  /** Says that the data source is gone; to be called once. */
  release(): void;
}

/**
 * The quotas of the process's credentials. Azure counts calls by who makes them, so data sources with the same
 * credentials and endpoints learn from each other's answers and stand in one line.
 */
export class SharedBudgets {
  readonly #clock: Clock;
  readonly #held = new Map<string, { readonly budget: RateBudget; holders: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The budget of some credentials, by their name; kept as long as anybody holds it. */
  hold(owner: string): HeldBudget {
    const held = this.#held.get(owner) ?? {
      budget: new RateBudget({ clock: this.#clock, defaultHoldMs: DEFAULT_HOLD_MS }),
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
