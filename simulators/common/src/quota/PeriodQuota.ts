import type { Now } from '../SimulatorClock';

const FAR_FROM_ANY_LIMIT = 1_000_000;

/** What every quota by periods can be told. */
export interface PeriodLimits {
  /** Calls within a period that are counted together. */
  readonly limit?: number;
  /** Periods follow the clock: this many seconds, from 1970 on. */
  readonly periodSeconds?: number;
}

/** Whether a call may go on, and what can be told of the quota. */
export interface PeriodVerdict {
  readonly isAdmitted: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly periodSeconds: number;
  /** When calls are admitted again, epoch milliseconds. */
  readonly resetAtMs: number;
}

/** What has been counted since the quota was switched on or off. */
export interface QuotaState {
  readonly isOn: boolean;
  readonly admitted: number;
  readonly refused: number;
}

/**
 * Counts calls within periods that follow the clock; off until it is switched on. Refused calls are not counted against
 * the limit. A vendor's quota says what is counted together, and words the headers.
 */
export class PeriodQuota<Options extends PeriodLimits> {
  readonly #now: Now;
  readonly #defaults: Required<PeriodLimits>;
  #isOn = false;
  #options: Options | undefined;
  /** Of the period only. */
  readonly #used = new Map<string, number>();
  #periodStartMs = 0;
  #refusedUntilMs = 0;
  #admitted = 0;
  #refused = 0;

  constructor(now: Now, defaults: Required<PeriodLimits>) {
    this.#now = now;
    this.#defaults = defaults;
  }

  get state(): QuotaState {
    return { isOn: this.#isOn, admitted: this.#admitted, refused: this.#refused };
  }

  /** Begins with everything untouched. */
  switchOn(options?: Options): void {
    this.#begin(true, options);
  }

  switchOff(): void {
    this.#begin(false, undefined);
  }

  /** Refuses every call for so many seconds from now on; without limits, too. */
  refuseAll({ seconds }: { readonly seconds: number }): void {
    this.#refusedUntilMs = this.#now() + seconds * 1000;
  }

  /** Ends {@link refuseAll} early. */
  endRefusal(): void {
    this.#refusedUntilMs = 0;
  }

  /** What it was switched on with, if anything. */
  protected get options(): Options | undefined {
    return this.#options;
  }

  /** Counts a call together with all others of this name. */
  protected count(name: string): PeriodVerdict {
    const { limit: defaultLimit, periodSeconds: defaultSeconds } = this.#defaults;
    const { limit = this.#isOn ? defaultLimit : FAR_FROM_ANY_LIMIT, periodSeconds = defaultSeconds } =
      this.#options ?? {};
    const nowMs = this.#now();
    const periodMs = periodSeconds * 1000;
    const periodStartMs = Math.floor(nowMs / periodMs) * periodMs;
    if (periodStartMs !== this.#periodStartMs) {
      this.#used.clear();
      this.#periodStartMs = periodStartMs;
    }
    const used = this.#used.get(name) ?? 0;
    const isStorm = nowMs < this.#refusedUntilMs;
    const isAdmitted = !isStorm && used < limit;
    if (isAdmitted) {
      this.#used.set(name, used + 1);
      this.#admitted++;
    } else {
      this.#refused++;
    }
    return {
      isAdmitted,
      limit,
      remaining: isStorm ? 0 : limit - used - (isAdmitted ? 1 : 0),
      periodSeconds,
      resetAtMs: isStorm ? this.#refusedUntilMs : periodStartMs + periodMs,
    };
  }

  #begin(isOn: boolean, options: Options | undefined): void {
    this.#isOn = isOn;
    this.#options = options;
    this.#used.clear();
    this.#admitted = 0;
    this.#refused = 0;
  }
}
