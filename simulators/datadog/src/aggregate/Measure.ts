import { entryValues, type FacetEntry } from '../logs/Column';
import type { FacetValue } from '../logs/facetValues';
import type { Aggregation } from './AggregateQuery';

/** Works out one aggregation of one group. */
export interface Measure {
  /** Takes in what one log has in the metric; `count` takes in every log. */
  add(entry: FacetEntry): void;
  /** `undefined` when no log had a value that counts. */
  result(): number | undefined;
}

/** Makes the measure of an aggregation. */
export function createMeasure(aggregation: Aggregation): Measure {
  switch (aggregation) {
    case 'count':
      return new Count();
    case 'cardinality':
      return new Cardinality();
    case 'sum':
      return new Fold((sum, value) => sum + value);
    case 'min':
      return new Fold(Math.min);
    case 'max':
      return new Fold(Math.max);
    case 'avg':
      return new Average();
    case 'median':
      return new Percentile(50);
    default:
      return new Percentile(Number(aggregation.slice('pc'.length)));
  }
}

class Count implements Measure {
  #count = 0;

  add(): void {
    this.#count++;
  }

  result(): number {
    return this.#count;
  }
}

class Cardinality implements Measure {
  readonly #values = new Set<FacetValue>();

  add(entry: FacetEntry): void {
    for (const value of entryValues(entry)) {
      this.#values.add(value);
    }
  }

  result(): number {
    return this.#values.size;
  }
}

class Fold implements Measure {
  readonly #fold: (one: number, other: number) => number;
  #value: number | undefined;

  constructor(fold: (one: number, other: number) => number) {
    this.#fold = fold;
  }

  add(entry: FacetEntry): void {
    eachNumber(entry, (value) => {
      this.#value = this.#value === undefined ? value : this.#fold(this.#value, value);
    });
  }

  result(): number | undefined {
    return this.#value;
  }
}

class Average implements Measure {
  #sum = 0;
  #count = 0;

  add(entry: FacetEntry): void {
    eachNumber(entry, (value) => {
      this.#sum += value;
      this.#count++;
    });
  }

  result(): number | undefined {
    return this.#count === 0 ? undefined : this.#sum / this.#count;
  }
}

/** The smallest value that so many percent do not exceed. Datadog's own are approximate. */
class Percentile implements Measure {
  readonly #percent: number;
  readonly #values: number[] = [];

  constructor(percent: number) {
    this.#percent = percent;
  }

  add(entry: FacetEntry): void {
    eachNumber(entry, (value) => this.#values.push(value));
  }

  result(): number | undefined {
    const sorted = Float64Array.from(this.#values).sort();
    return sorted[Math.max(0, Math.ceil((this.#percent / 100) * sorted.length) - 1)];
  }
}

function eachNumber(entry: FacetEntry, visit: (value: number) => void): void {
  if (typeof entry === 'number') {
    visit(entry);
    return;
  }
  for (const value of entryValues(entry)) {
    const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
    if (!Number.isNaN(number)) {
      visit(number);
    }
  }
}
