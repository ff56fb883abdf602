import { formatDuration, parseDuration } from './duration';
import type { LogCountsQuery, PartialBuckets } from './LogCountsQuery';

/**
 * Buckets that a time series may have. Datadog does not document how many points it gives at most; a monitor's graph
 * has 1,500.
 */
export const MAX_BUCKETS = 1500;

/** What `auto` chooses from, ms, ascending. */
export const AUTO_INTERVALS_MS: readonly number[] = [
  '1s',
  '2s',
  '5s',
  '10s',
  '15s',
  '30s',
  '1m',
  '2m',
  '5m',
  '10m',
  '15m',
  '30m',
  '1h',
  '2h',
  '4h',
  '6h',
  '12h',
  '1d',
  '7d',
].map((text) => parseDuration(text) ?? 0);

/** `auto` never gives alert rules finer buckets: a threshold must not mean something else when the range changes. */
const FINEST_ALERT_INTERVAL_MS = 60_000;

/** A range of time, epoch ms; `toMs` is exclusive and not before `fromMs`. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The edge at or before an instant. Buckets are aligned to the Unix epoch in UTC, as Datadog's are. */
export function floorTo(ms: number, intervalMs: number): number {
  return Math.floor(ms / intervalMs) * intervalMs;
}

/** How many buckets a range touches; one that has no length touches one. */
export function bucketCount({ fromMs, toMs }: TimeRange, intervalMs: number): number {
  const last = Math.max(toMs - 1, fromMs);
  return Math.floor(last / intervalMs) - Math.floor(fromMs / intervalMs) + 1;
}

/**
 * What of a range is counted. With `drop` both ends are moved back to the nearest edge, so that it holds whole buckets
 * only, and at least one; with `keep` buckets at its edges count only what lies inside, and a range without length is the
 * bucket that it lies in.
 */
export function countedRange(
  { fromMs, toMs }: TimeRange,
  intervalMs: number,
  partialBuckets: PartialBuckets
): TimeRange {
  if (partialBuckets === 'drop') {
    const end = floorTo(toMs, intervalMs);
    return { fromMs: Math.min(floorTo(fromMs, intervalMs), end - intervalMs), toMs: end };
  }
  if (fromMs < toMs) {
    return { fromMs, toMs };
  }
  const start = floorTo(fromMs, intervalMs);
  return { fromMs: start, toMs: start + intervalMs };
}

/** For whom an interval is chosen. */
export interface IntervalChoice {
  readonly fromAlert: boolean;
  /** How many points a panel can draw. */
  readonly maxDataPoints: number;
}

/**
 * The width of a query's buckets in a range, ms; undefined when even the widest are too many.
 * @param range as it is asked, moved into the past already
 */
export function chooseInterval(
  { intervalMs, partialBuckets }: Pick<LogCountsQuery, 'intervalMs' | 'partialBuckets'>,
  range: TimeRange,
  { fromAlert, maxDataPoints }: IntervalChoice
): number | undefined {
  if (intervalMs !== undefined) {
    return intervalMs;
  }
  const fits = (most: number) => (candidateMs: number) =>
    bucketCount(countedRange(range, candidateMs, partialBuckets), candidateMs) <= most;
  if (fromAlert) {
    return AUTO_INTERVALS_MS.filter((ms) => ms >= FINEST_ALERT_INTERVAL_MS).find(fits(MAX_BUCKETS));
  }
  const most = Math.min(Math.max(maxDataPoints, 1), MAX_BUCKETS);
  return AUTO_INTERVALS_MS.find(fits(most)) ?? AUTO_INTERVALS_MS.filter(fits(MAX_BUCKETS)).at(-1);
}

/** What is said of a range with too many buckets; undefined when they are not too many. */
export function tooManyBuckets(
  { partialBuckets }: Pick<LogCountsQuery, 'partialBuckets'>,
  range: TimeRange,
  intervalMs: number | undefined
): string | undefined {
  const countOf = (ms: number) => bucketCount(countedRange(range, ms, partialBuckets), ms);
  if (intervalMs !== undefined && countOf(intervalMs) <= MAX_BUCKETS) {
    return undefined;
  }
  const fitting = AUTO_INTERVALS_MS.find((ms) => countOf(ms) <= MAX_BUCKETS);
  if (fitting === undefined || intervalMs === undefined) {
    return `The range is too long: buckets of 7d would be more than ${MAX_BUCKETS}. Ask for a shorter range`;
  }
  return `interval is "${formatDuration(intervalMs)}", which makes ${countOf(intervalMs)} buckets of this range, and at most ${MAX_BUCKETS} are asked for: use at least "${formatDuration(fitting)}", or a shorter range`;
}
