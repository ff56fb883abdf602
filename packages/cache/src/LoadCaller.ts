import type { Mode } from './Freshness';

/**
 * All who wait for a load, seen as one caller. Read it when you need it and never copy it: whoever joins or leaves
 * changes what it says.
 */
export interface LoadCaller {
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
  /** `alert` as long as an alert rule is among them. */
  readonly priority: Mode;
  /** The latest deadline of all who asked, epoch ms; `undefined` when one of them has none. */
  readonly deadlineAtMs: number | undefined;
  /**
   * Sends those away whose deadline is at or before an instant, with an error, because no answer can come earlier.
   * The load goes on for the others.
   */
  dismissDueBy(atMs: number, error: unknown): void;
}
