import type { Now } from '@glance/simulator-common';

/** How much of what. */
export interface AllowanceOptions {
  readonly limit: number;
  readonly windowMs: number;
  readonly now: Now;
  /** What others have taken when a window begins; windows then follow the clock instead of the first call. */
  readonly takenByOthers?: number;
}

/** So much per window of time. A window begins with the first call after the last one's end, or with the clock. */
export class Allowance {
  readonly limit: number;
  readonly #options: AllowanceOptions;
  #endsAtMs = 0;
  #used = 0;

  constructor(options: AllowanceOptions) {
    this.limit = options.limit;
    this.#options = options;
  }

  get remaining(): number {
    return Math.max(0, this.limit - this.#usedNow());
  }

  /** Whole seconds until the window ends, at least 1. */
  get secondsToReset(): number {
    const nowMs = this.#options.now();
    const endsAtMs = nowMs < this.#endsAtMs ? this.#endsAtMs : this.#endOfWindow(nowMs);
    return Math.max(1, Math.ceil((endsAtMs - nowMs) / 1000));
  }

  /** Takes `amount` if there is so much; otherwise nothing. Returns whether there was. */
  take(amount: number): boolean {
    const nowMs = this.#options.now();
    if (nowMs >= this.#endsAtMs) {
      this.#endsAtMs = this.#endOfWindow(nowMs);
      this.#used = this.#options.takenByOthers ?? 0;
    }
    if (this.#used + amount > this.limit) {
      return false;
    }
    this.#used += amount;
    return true;
  }

  #usedNow(): number {
    return this.#options.now() < this.#endsAtMs ? this.#used : (this.#options.takenByOthers ?? 0);
  }

  #endOfWindow(nowMs: number): number {
    const { windowMs, takenByOthers } = this.#options;
    return takenByOthers === undefined ? nowMs + windowMs : (Math.floor(nowMs / windowMs) + 1) * windowMs;
  }
}
