/**
 * Limits of Cost Management. QPU by https://learn.microsoft.com/azure/cost-management-billing/costs/manage-automation;
 * calls as Microsoft's own assistant is told (`cost-query/guardrails.md` of microsoft/GitHub-Copilot-for-Azure).
 */
export interface QuotaOptions {
  /** `entity`; default 4. */
  readonly callsPerMinuteAndScope?: number;
  /** `tenant`: for each principal, as seen in its header; default 20. */
  readonly callsPerMinuteAndPrincipal?: number;
  /** `clienttype` of callers that name one; default 2000. */
  readonly callsPerMinuteAndClientType?: number;
  /** `clienttype` of callers that name none, who share one bucket; default 10. */
  readonly sharedCallsPerMinute?: number;
  /** How many of those strangers take at the beginning of each minute; default 8. */
  readonly strangersPerMinute?: number;
  /** Default 12. */
  readonly qpuPer10Seconds?: number;
  /** Default 60. */
  readonly qpuPerMinute?: number;
  /** Default 600. */
  readonly qpuPerHour?: number;
  /** What a refusal tells; default `each`. */
  readonly headers?: QuotaHeaders;
}

/** Each exhausted limit's own header; none at all; or a wait of two seconds at most, whatever the truth. */
export type QuotaHeaders = 'each' | 'none' | 'tooShort';

export const QUOTA_HEADERS: readonly QuotaHeaders[] = ['each', 'none', 'tooShort'];
