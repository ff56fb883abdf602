import type { Now } from '@glance/simulator-common';
import type { QuotaOptions } from './QuotaOptions';

/** The calls that are counted, with the names that headers give them. */
const NAMES = { aggregate: 'logs_public_aggregate_api', search: 'logs_public_search_api' } as const;
export type CountedEndpoint = keyof typeof NAMES;

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
 * Calls by organisation within periods that follow the clock, off until it is switched on. Refused calls are not
 * counted against the limit.
 */
export class Quota {
  readonly #now: Now;
  #options: QuotaOptions | undefined;
  /** Calls by organisation and name, of the period only. */
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
  admit(organisation: string, endpoint: CountedEndpoint): QuotaVerdict {
    const { limit = 300, periodSeconds = 3600, shared = false } = this.#options ?? { limit: FAR_FROM_ANY_LIMIT };
    const name = shared ? NAMES.search : NAMES[endpoint];
    const nowMs = this.#now();
    const periodMs = periodSeconds * 1000;
    const periodStartMs = Math.floor(nowMs / periodMs) * periodMs;
    if (periodStartMs !== this.#periodStartMs) {
      this.#used.clear();
      this.#periodStartMs = periodStartMs;
    }
    const key = `${organisation}\n${name}`;
    const used = this.#used.get(key) ?? 0;
    const isStorm = nowMs < this.#refusedUntilMs;
    const isAdmitted = !isStorm && used < limit;
    if (isAdmitted) {
      this.#used.set(key, used + 1);
      this.#admitted++;
    } else {
      this.#refused++;
    }
    const endsAtMs = isStorm ? this.#refusedUntilMs : periodStartMs + periodMs;
    return {
      isAdmitted,
      headers: {
        'X-RateLimit-Limit': String(limit),
        'X-RateLimit-Period': String(periodSeconds),
        'X-RateLimit-Remaining': String(isStorm ? 0 : limit - used - (isAdmitted ? 1 : 0)),
        // Seconds to wait, not an instant.
        'X-RateLimit-Reset': String(Math.max(1, Math.ceil((endsAtMs - nowMs) / 1000))),
        'X-RateLimit-Name': name,
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
