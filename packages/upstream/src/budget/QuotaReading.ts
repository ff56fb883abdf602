/** What an answer's headers say about a quota; leave out what they do not say. What is no number from 0 on is ignored. */
export interface QuotaReading {
  /** Calls the vendor still allows. */
  readonly remaining?: number;
  /** Milliseconds until `remaining` is filled up again, where the vendor tells. */
  readonly resetAfterMs?: number;
  /** Milliseconds for which the vendor wants no call. */
  readonly retryAfterMs?: number;
  /** The vendor refused the call. Without `retryAfterMs` the default hold counts. */
  readonly refused?: boolean;
}

/** Whether the vendor said so much, and in earnest. */
export function isUsable(value: number | undefined): value is number {
  return value !== undefined && value >= 0;
}
