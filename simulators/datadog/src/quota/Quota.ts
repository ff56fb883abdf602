import { type Now, PeriodQuota } from '@glance/simulator-common';
import type { QuotaOptions } from './QuotaOptions';

/** The calls that are counted, with the names that headers give them. */
const NAMES = { aggregate: 'logs_public_aggregate_api', search: 'logs_public_search_api' } as const;
export type CountedEndpoint = keyof typeof NAMES;

/** Whether a call may go on, and what its answer's headers tell. */
export interface QuotaVerdict {
  readonly isAdmitted: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Calls by organisation and name within periods; see {@link PeriodQuota}. */
export class Quota extends PeriodQuota<QuotaOptions> {
  readonly #now: Now;

  constructor(now: Now) {
    super(now, { limit: 300, periodSeconds: 3600 });
    this.#now = now;
  }

  /** Counts a call. */
  admit(organisation: string, endpoint: CountedEndpoint): QuotaVerdict {
    const name = this.options?.shared === true ? NAMES.search : NAMES[endpoint];
    const verdict = this.count(`${organisation}\n${name}`);
    return {
      isAdmitted: verdict.isAdmitted,
      headers: {
        'X-RateLimit-Limit': String(verdict.limit),
        'X-RateLimit-Period': String(verdict.periodSeconds),
        'X-RateLimit-Remaining': String(verdict.remaining),
        // Seconds to wait, not an instant.
        'X-RateLimit-Reset': String(Math.max(1, Math.ceil((verdict.resetAtMs - this.#now()) / 1000))),
        'X-RateLimit-Name': name,
      },
    };
  }
}
