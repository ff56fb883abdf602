import { chooseInterval, countedRange, type IntervalChoice, type TimeRange, tooManyBuckets } from './interval';
import { type AskedTime, liveShiftMs, movedBack } from './liveRange';
import type { LogCountsQuery } from './LogCountsQuery';

/** When and for whom a query is asked. */
export interface AskedCounts extends IntervalChoice, AskedTime {}

/** What a query counts, or why it counts nothing. */
export type CountsWindow =
  | {
      readonly kind: 'window';
      /** What is counted. */
      readonly range: TimeRange;
      /** Width of its buckets. */
      readonly intervalMs: number;
    }
  /** It lies wholly in the future. */
  | { readonly kind: 'future'; readonly fromMs: number }
  | { readonly kind: 'tooManyBuckets'; readonly message: string };

type WindowQuery = Pick<LogCountsQuery, 'mode' | 'intervalMs' | 'partialBuckets' | 'evaluationDelayMs'>;

/**
 * Works out what a query counts. Whoever asks the same about the same window asks the same question, so this is the one
 * place where ranges are moved.
 */
export function countsWindow(query: WindowQuery, asked: AskedCounts): CountsWindow {
  const range = movedRange(query, asked);
  if (range.fromMs > asked.nowMs) {
    return { kind: 'future', fromMs: range.fromMs };
  }
  const intervalMs = chooseInterval(query, range, asked);
  // A total has no buckets, however long its range is.
  const message =
    query.mode === 'total' && intervalMs !== undefined ? undefined : tooManyBuckets(query, range, intervalMs);
  if (message !== undefined || intervalMs === undefined) {
    return { kind: 'tooManyBuckets', message: message ?? '' };
  }
  return { kind: 'window', range: countedRange(range, intervalMs, query.partialBuckets), intervalMs };
}

function movedRange({ evaluationDelayMs }: WindowQuery, asked: AskedCounts): TimeRange {
  const backMs = evaluationDelayMs + (evaluationDelayMs === 0 ? liveShiftMs(asked) : 0);
  return movedBack(asked, backMs);
}
