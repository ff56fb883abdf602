import type { TimeRange } from '../../../shared/interval';
import type { CountsQuestion } from './CountsQuestion';

/** One of the questions that a query needs answered, and how its answers are kept. */
export interface CountsPart {
  /**
   * `blocks`: asked and kept by aligned blocks of whole buckets, so that another range costs what is missing. `exact`:
   * good for exactly this range.
   */
  readonly kind: 'blocks' | 'exact';
  readonly question: CountsQuestion;
  /** With `blocks` both ends are edges of buckets. */
  readonly range: TimeRange;
  /** How long an answer that may still grow is fresh, ms; 0 stores nothing, others included. */
  readonly freshForMs: number;
  /** How old an answer may be for an alert rule, ms. */
  readonly alertMaxAgeMs: number;
  /**
   * How long after an instant its logs are asked for at the earliest, ms: what somebody in more of a hurry was told does
   * not count. 0: at any time.
   */
  readonly waitMs: number;
}
