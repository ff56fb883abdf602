import type { CostModel } from '@glance/simulator-azure';
import type { Expectation } from './Question';
import { type Sums, trueSums, type TruthQuestion } from './Truth';

/** Remembers so many truths, which are asked again and again. */
const keptTruths = 5_000;

/** The truth about a tenant. */
export class TrueTenant {
  readonly #model: CostModel;
  readonly #known = new Map<string, Sums>();

  constructor(model: CostModel) {
    this.#model = model;
  }

  sums({ meanOf }: Expectation): Sums {
    const means = new Map<string, number>();
    for (const question of meanOf) {
      for (const [key, sum] of this.#sumsOf(question)) {
        means.set(key, (means.get(key) ?? 0) + sum / meanOf.length);
      }
    }
    return means;
  }

  #sumsOf(question: TruthQuestion): Sums {
    const key = JSON.stringify(question);
    const sums = this.#known.get(key) ?? trueSums(this.#model, question);
    if (this.#known.size >= keptTruths) {
      this.#known.clear();
    }
    this.#known.set(key, sums);
    return sums;
  }
}
