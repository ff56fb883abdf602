import type { Now } from '@glance/simulator-common';
import type { QuotaOptions } from './QuotaOptions';

const FAR_FROM_ANY_LIMIT = 1_000_000;

/** Whether a call may go on, and what its answer's headers tell. */
export interface QuotaVerdict {
  readonly isAdmitted: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** What has been counted since the quota was switched on or off. */
export interface QuotaState {
  readonly isOn: boolean;
  readonly admitted: number;
  readonly refused: number;
}

/**
 * Calls by key and endpoint within periods that follow the clock, off until it is switched on. Refused calls are not
 * counted against the limit.
 */
export class Quota {
  readonly #now: Now;
  #options: QuotaOptions | undefined;
  /** Calls by key and endpoint, of the period only. */
  readonly #used = new Map<string, number>();
  #periodStartMs = 0;
  #refusedUntilMs = 0;
  #admitted = 0;
  #refused = 0;

  constructor(now: Now) {
    this.#now = now;
  }

  get state(): QuotaState {
    return { isOn: this.#options !== undefined, admitted: this.#admitted, refused: this.#refused };
  }

  /** Begins with everything untouched. */
  switchOn(options: QuotaOptions = {}): void {
    this.#begin(options);
  }

  switchOff(): void {
    this.#begin(undefined);
  }

  /** Refuses every call for so many seconds from now on; without limits, too. */
  refuseAll({ seconds }: { readonly seconds: number }): void {
    this.#refusedUntilMs = this.#now() + seconds * 1000;
  }

  /** Ends {@link refuseAll} early. */
  endRefusal(): void {
    this.#refusedUntilMs = 0;
  }

  /** Counts a call. */
  admit({ apiKey, endpoint }: { readonly apiKey: string; readonly endpoint: string }): QuotaVerdict {
    const { limit = 600, periodSeconds = 60 } = this.#options ?? { limit: FAR_FROM_ANY_LIMIT };
    const nowMs = this.#now();
    const periodMs = periodSeconds * 1000;
    const periodStartMs = Math.floor(nowMs / periodMs) * periodMs;
    if (periodStartMs !== this.#periodStartMs) {
      this.#used.clear();
      this.#periodStartMs = periodStartMs;
    }
    const counted = `${apiKey}\n${endpoint}`;
    const used = this.#used.get(counted) ?? 0;
    const isStorm = nowMs < this.#refusedUntilMs;
    const isAdmitted = !isStorm && used < limit;
    if (isAdmitted) {
      this.#used.set(counted, used + 1);
      this.#admitted++;
    } else {
      this.#refused++;
    }
    const endsAtMs = isStorm ? this.#refusedUntilMs : periodStartMs + periodMs;
    return {
      isAdmitted,
      headers: {
        'X-RateLimit-Limit': String(limit),
        'X-RateLimit-Remaining': String(isStorm ? 0 : limit - used - (isAdmitted ? 1 : 0)),
        // An instant in seconds since 1970, not seconds to wait.
        'X-RateLimit-Reset': String(Math.ceil(endsAtMs / 1000)),
      },
    };
  }

  #begin(options: QuotaOptions | undefined): void {
    this.#options = options;
    this.#used.clear();
    this.#admitted = 0;
    this.#refused = 0;
  }
}
