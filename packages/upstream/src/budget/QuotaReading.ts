/** A quota that is counted in other units than calls, and how many of them a call takes. */
export interface BucketDraw {
  readonly bucket: string;
  /** More than 0. */
  readonly amount: number;
}

/** What an answer's headers say about a quota; leave out what they do not say. What is no number from 0 on is ignored. */
export interface QuotaReading {
  /** Calls, or other units, that the vendor still allows. */
  readonly remaining?: number;
  /** Milliseconds until `remaining` is filled up again, where the vendor tells. */
  readonly resetAfterMs?: number;
  /** Milliseconds for which `remaining` is believed where it does not. Default: the default hold. */
  readonly validForMs?: number;
  /** How much of the bucket the call that brought this reading took. Default 1. */
  readonly drawn?: number;
  /** Milliseconds for which the vendor wants no call. */
  readonly retryAfterMs?: number;
  /** The vendor refused the call. Without `retryAfterMs` the default hold counts. */
  readonly refused?: boolean;
}

/** Whether the vendor said so much, and in earnest. */
export function isUsable(value: number | undefined): value is number {
  return value !== undefined && value >= 0;
}
