import type { Clock } from '../Clock';

/** How many calls the vendor still allows: its last word, counted down with every call, for as long as that is good. */
export class RemainingCalls {
  readonly #clock: Clock;
  #reading: { readonly left: number; readonly validUntilMs: number } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `undefined` when the vendor has not said, or too long ago. */
  get left(): number | undefined {
    return this.isVoid ? undefined : this.#reading?.left;
  }

  /** Epoch ms until which the last reading counts, whether or not that is over; `undefined` without one. */
  get validUntilMs(): number | undefined {
    return this.#reading?.validUntilMs;
  }

  /** Whether there was a reading that says nothing about the present any more. */
  get isVoid(): boolean {
    return this.#reading !== undefined && this.#clock.now() >= this.#reading.validUntilMs;
  }

  learn(left: number, validForMs: number): void {
    this.#reading = { left: Math.max(0, left), validUntilMs: this.#clock.now() + validForMs };
  }

  /** A call is made that takes so much. */
  take(amount: number): void {
    if (this.#reading) {
      this.#reading = { ...this.#reading, left: Math.max(0, this.#reading.left - amount) };
    }
  }

  /** Drops the reading, and says how many calls it had left. */
  forget(): number | undefined {
    const left = this.#reading?.left;
    this.#reading = undefined;
    return left;
  }
}
