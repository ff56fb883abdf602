import type { Counts } from './Figures';

/** Mail that was handed over at one instant, in the same categories, to the customers of one mailbox provider. */
export interface MailBatch {
  /** Epoch milliseconds. It decides on which day all of it counts, whenever it happens. */
  readonly timeMs: number;
  /** Each counts the whole batch; default none. */
  readonly categories?: readonly string[];
  /** Default `Other`. */
  readonly provider?: string;
  /** What is known at once. */
  readonly counts: Counts;
  /** What becomes known later: opens, clicks, complaints, deliveries that were put off. */
  readonly later?: readonly LaterCounts[];
}

/** What happened some time after mail was handed over. */
export interface LaterCounts {
  readonly afterMs: number;
  readonly counts: Counts;
}

/** Where mail goes that belongs to no provider of its own. */
export const OTHER_PROVIDER = 'Other';

/** The latest instant at which something of a batch becomes known. */
export function settledAt({ timeMs, later = [] }: MailBatch): number {
  return later.reduce((latestMs, { afterMs }) => Math.max(latestMs, timeMs + afterMs), timeMs);
}
