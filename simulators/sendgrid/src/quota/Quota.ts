import { type Now, PeriodQuota } from '@glance/simulator-common';
import type { QuotaOptions } from './QuotaOptions';

/** Whether a call may go on, and what its answer's headers tell. */
export interface QuotaVerdict {
  readonly isAdmitted: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Calls by key and endpoint within periods; see {@link PeriodQuota}. */
export class Quota extends PeriodQuota<QuotaOptions> {
  constructor(now: Now) {
    super(now, { limit: 600, periodSeconds: 60 });
  }

  /** Counts a call. */
  admit({ apiKey, endpoint }: { readonly apiKey: string; readonly endpoint: string }): QuotaVerdict {
    const { isAdmitted, limit, remaining, resetAtMs } = this.count(`${apiKey}\n${endpoint}`);
    return {
      isAdmitted,
      headers: {
        'X-RateLimit-Limit': String(limit),
        'X-RateLimit-Remaining': String(remaining),
        // An instant in seconds since 1970, not seconds to wait.
        'X-RateLimit-Reset': String(Math.ceil(resetAtMs / 1000)),
      },
    };
  }
}
