/** Who asks. Alert rules go first: a panel can show an older answer, a rule cannot. */
export type Priority = 'alert' | 'dashboard';

/**
 * For whom a call is made; one who asks, or all who wait for a shared load. What it says may change at any time, as
 * others join or leave: it is read anew whenever it matters, so pass it on as it is and never copy it.
 */
export interface Caller {
  /** `alert` as long as an alert rule is among them. */
  readonly priority: Priority;
  /** Aborted when nobody waits any more, which is also how a deadline that came nearer is enforced. */
  readonly signal?: AbortSignal;
  /** Epoch ms after which the answer is of no use to any of them. Without it they wait on. */
  readonly deadlineAtMs?: number;
  /**
   * Sends those away whose deadline is at or before an instant, with an error, because no answer can come earlier.
   * The call goes on for the others.
   */
  dismissDueBy?(atMs: number, error: unknown): void;
}
