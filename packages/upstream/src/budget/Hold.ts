import type { Clock } from '../Clock';
import { LONGEST_WAIT_MS } from '../longestWait';

// A refusal that may be answered at once, or whose date is past, would otherwise be answered by calls without a pause.
const LEAST_MS = 1_000;
/**
 * The least that the first, second, … refusal in a row counts for. Azure's hints of 1–12 s were seen to be too short,
 * and clients that came back by them were refused on and on.
 */
const LEAST_BY_REFUSALS_MS = [LEAST_MS, 20_000, 45_000, 90_000] as const;
const SPREAD = 0.1;
const LARGEST_SPREAD_MS = 10_000;

/** Refusals longer ago than this say nothing about the present. */
export const REFUSALS_REMEMBERED_MS = 10 * 60_000;

/** A time for which the vendor wants no call. It ends a little later than was said, so that replicas do not meet. */
export class Hold {
  readonly #clock: Clock;
  readonly #random: () => number;
  #beganAtMs = 0;
  #saidUntilMs = 0;
  #untilMs = 0;
  #spread = 0;
  #refusals = 0;
  #isRaised = false;

  constructor({ clock, random }: { readonly clock: Clock; readonly random: () => number }) {
    this.#clock = clock;
    this.#random = random;
  }

  get isOn(): boolean {
    return this.#clock.now() < this.#untilMs;
  }

  /** Epoch ms of its end. */
  get untilMs(): number {
    return this.#untilMs;
  }

  /** When it ends by the vendor's word, or for as long as it was raised; epoch ms, not past while it is on. */
  get saidUntilMs(): number {
    return this.#clock.now() < this.#saidUntilMs ? this.#saidUntilMs : this.#untilMs;
  }

  /** Whether it is longer than the vendor said, because that was too short before. */
  get isRaised(): boolean {
    return this.#isRaised;
  }

  /** How many refusals there were since the vendor served a call. */
  get refusals(): number {
    return this.#clock.now() < this.#untilMs + REFUSALS_REMEMBERED_MS ? this.#refusals : 0;
  }

  /** Begins, or goes on, for `forMs` from now; never ends earlier than before. */
  extend(forMs: number): void {
    const nowMs = this.#clock.now();
    if (!this.isOn) {
      this.#beganAtMs = nowMs;
      this.#spread = SPREAD * this.#random();
    }
    const saidUntilMs = nowMs + Math.min(forMs, LONGEST_WAIT_MS);
    if (saidUntilMs > this.#saidUntilMs) {
      this.#saidUntilMs = saidUntilMs;
      this.#isRaised = false;
      const spreadMs = Math.min(LARGEST_SPREAD_MS, this.#spread * (saidUntilMs - this.#beganAtMs));
      this.#untilMs = Math.max(this.#untilMs, saidUntilMs + Math.round(spreadMs));
    }
  }

  /** The same for a refusal, which counts for some time at least; the longer, the more of them came in a row. */
  refuse(forMs: number, { inARow }: { readonly inARow: boolean }): void {
    let leastMs: number = LEAST_MS;
    if (inARow) {
      this.#refusals = this.refusals + 1;
      leastMs = LEAST_BY_REFUSALS_MS[Math.min(this.#refusals, LEAST_BY_REFUSALS_MS.length) - 1] ?? LEAST_MS;
    }
    this.extend(Math.max(forMs, leastMs));
    this.#isRaised ||= this.#refusals > 1 && leastMs > forMs && this.#saidUntilMs === this.#clock.now() + leastMs;
  }

  /** The vendor served a call: refusals before it are no longer in a row with those to come. */
  noteServed(): void {
    this.#refusals = 0;
  }
}
