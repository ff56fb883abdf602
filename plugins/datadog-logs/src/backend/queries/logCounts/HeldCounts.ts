import type { AggregateAnswer } from '../../upstream/AggregateAnswer';

/** What is kept of an answer. */
export interface HeldCounts {
  /** When Datadog was asked, epoch ms: what had not come by then is not in the answer. */
  readonly askedAtMs: number;
  /** The time that was asked about, epoch ms. */
  readonly askedFromMs: number;
  /** Exclusive. */
  readonly askedThroughMs: number;
  readonly answer: AggregateAnswer;
}

/** Whether Datadog looked at all logs that it was asked about, and has nothing to say against it. */
export function isWhole({ answer: { status, warnings } }: Pick<HeldCounts, 'answer'>): boolean {
  return status === 'done' && warnings.length === 0;
}
