import { bucketCount, floorTo, MAX_BUCKETS, type TimeRange } from '../../../shared/interval';
import { type Compute, EMPTY_VALUE, type GroupBy, type LogCountsQuery } from '../../../shared/LogCountsQuery';
import type { AggregateCompute, AggregateGroupBy } from '../../upstream/AggregateRequest';
import { isAdditive } from './combine';
import type { CountsPart } from './CountsPart';
import type { CountsQuestion } from './CountsQuestion';

/** The least time for which an answer that may still grow is fresh, unless the data source says another. */
const LEAST_FRESH_MS = 10_000;

/** How old an answer may be for an alert rule beside one bucket (contract §6.4). */
const ALERT_GRACE_MS = 5 * 60_000;
const ALERT_TOTAL_MAX_AGE_MS = 60_000;

/** The look-back for groups moves on in steps, so that rules that are evaluated every minute ask every five. */
const LOOK_BACK_STEP_MS = 5 * 60_000;

/** What decides which questions a query needs; how its answer is drawn is no part of it. */
export type PlannedQuery = Pick<
  LogCountsQuery,
  'query' | 'indexes' | 'storageTier' | 'computes' | 'groupBy' | 'mode' | 'evaluationDelayMs' | 'keepGroupsMs' | 'total'
>;

export interface PlannedWindow {
  /** What is counted. */
  readonly range: TimeRange;
  readonly intervalMs: number;
  readonly nowMs: number;
  /** Of the data source's settings. */
  readonly cacheTtlMs?: number;
}

/** What Datadog is asked for a query; all at once. */
export interface CountsPlan {
  /** The groups, or everything together where there are none. */
  readonly groups: CountsPart;
  /** All groups together: Datadog's own words, because a log with two values of a facet is in two groups. */
  readonly total?: CountsPart;
  /** The groups of a longer time, of which only the names matter. */
  readonly seen?: CountsPart;
}

/** Plans how to come to know what a query counts in its window. */
export function planLogCounts(query: PlannedQuery, window: PlannedWindow): CountsPlan {
  const { groupBy, keepGroupsMs } = query;
  const isGrouped = groupBy.length > 0;
  return {
    groups: isGrouped ? exactPart(query, groupBy, window) : ungroupedPart(query, window),
    ...(isGrouped && query.total && { total: ungroupedPart(query, window) }),
    ...(isGrouped && keepGroupsMs !== undefined && { seen: seenPart(query, keepGroupsMs, window) }),
  };
}

/**
 * Without grouping the value of a whole bucket does not depend on the range around it, whatever is worked out, so
 * buckets that are held need not be asked again. A total is the sum of its buckets only where values add up: a
 * percentile of percentiles, or a count of different values in two buckets, is nothing.
 */
function ungroupedPart(query: PlannedQuery, window: PlannedWindow): CountsPart {
  const { mode, computes } = query;
  const { range, intervalMs } = window;
  const isAligned = range.fromMs % intervalMs === 0 && range.toMs % intervalMs === 0;
  // A long total in fine buckets would be many calls, and is one when it is asked as such.
  const addsUp =
    computes.every(({ aggregation }) => isAdditive(aggregation)) && bucketCount(range, intervalMs) <= MAX_BUCKETS;
  if (!isAligned || (mode === 'total' && !addsUp)) {
    return exactPart(query, [], window);
  }
  return { kind: 'blocks', question: { ...questionOf(query, []), intervalMs }, range, ...keptFor(query, window) };
}

/**
 * With grouping Datadog gives the largest groups of the whole range, and those of parts of it may be others; so the
 * answer is good for exactly that range.
 */
function exactPart(query: PlannedQuery, groupBy: readonly GroupBy[], window: PlannedWindow): CountsPart {
  const { range, intervalMs } = window;
  const question = questionOf(query, groupBy);
  return {
    kind: 'exact',
    question: query.mode === 'total' ? question : { ...question, intervalMs },
    range,
    ...keptFor(query, window),
  };
}

function seenPart(query: PlannedQuery, keepGroupsMs: number, { range, cacheTtlMs }: PlannedWindow): CountsPart {
  const toMs = floorTo(range.toMs, LOOK_BACK_STEP_MS);
  const computes = [{ aggregation: 'count' }] as const;
  return {
    kind: 'exact',
    question: questionOf({ ...query, computes }, query.groupBy),
    range: { fromMs: Math.max(toMs - keepGroupsMs, 0), toMs },
    freshForMs: cacheTtlMs === 0 ? 0 : LOOK_BACK_STEP_MS,
    alertMaxAgeMs: LOOK_BACK_STEP_MS + ALERT_GRACE_MS,
    waitMs: 0,
  };
}

function keptFor(
  { mode, evaluationDelayMs }: PlannedQuery,
  { range, intervalMs, nowMs, cacheTtlMs = Math.max(intervalMs, LEAST_FRESH_MS) }: PlannedWindow
): Pick<CountsPart, 'freshForMs' | 'alertMaxAgeMs' | 'waitMs'> {
  return {
    freshForMs: cacheTtlMs,
    alertMaxAgeMs: mode === 'total' ? ALERT_TOTAL_MAX_AGE_MS : intervalMs + ALERT_GRACE_MS,
    // Of a time that has not come nobody can wait for the end.
    waitMs: range.toMs + evaluationDelayMs <= nowMs ? evaluationDelayMs : 0,
  };
}

type Searched = Pick<PlannedQuery, 'query' | 'indexes' | 'storageTier'> & {
  readonly computes: ReadonlyArray<Pick<Compute, 'aggregation' | 'metric'>>;
};

function questionOf({ query, indexes, storageTier, computes }: Searched, groupBy: readonly GroupBy[]): CountsQuestion {
  const asked = computes.map(askedCompute);
  const [first = { aggregation: 'count' }] = asked;
  return { query, indexes, storageTier, computes: asked, groupBy: groupBy.map((one) => askedGroupBy(one, first)) };
}

function askedCompute({ aggregation, metric }: Pick<Compute, 'aggregation' | 'metric'>): AggregateCompute {
  return metric === undefined ? { aggregation } : { aggregation, metric };
}

function askedGroupBy({ facet, limit, sort, missing }: GroupBy, first: AggregateCompute): AggregateGroupBy {
  return { facet, limit, sort: { ...first, order: sort }, ...(missing && { missing: EMPTY_VALUE }) };
}
