import { formatDuration } from './duration';
import { ALL_INDEXES, type LogSearch } from './LogSearch';
import type { ComputeModel, GroupBy, LogCountsQueryModel } from './LogCountsQuery';
import type { LogsQuery } from './LogsQuery';
import type { QueryCaller } from './QueryCaller';

/** What a search means where a query says nothing. */
export const SEARCH_DEFAULTS: LogSearch = { query: '*', indexes: [ALL_INDEXES], storageTier: 'indexes' };

/** What a `logs` query means where it says nothing. */
export const LOGS_DEFAULTS = { ...SEARCH_DEFAULTS, sort: '-timestamp', limit: 1000 } as const satisfies Omit<
  LogsQuery,
  'queryType'
>;

/** The interval that is chosen by the range. */
export const AUTO_INTERVAL = 'auto';

/** What a grouping means where it names a facet only; the limit depends on who asks. */
export const GROUP_BY_DEFAULTS = { sort: 'desc', missing: true } as const satisfies Partial<GroupBy>;

const COUNT: ComputeModel = { aggregation: 'count' };

/** What a `logCounts` query means where it says nothing. */
export interface LogCountsDefaults extends Required<Omit<LogCountsQueryModel, 'queryType' | 'schemaVersion'>> {
  /** `groupBy[].limit`. */
  readonly groupLimit: number;
}

// With three facets and the default limits, groups would be more than Datadog takes, and kept ones more than help.
const MOST_KEPT_FACETS = 2;

/**
 * An alert rule must not be misled by what is late or half counted, nor by groups that vanish: it looks a little into
 * the past, at whole buckets, and keeps groups that have no logs any more (facts in docs/decisions/0018-log-counts.md).
 * @param facetCount how many facets the query is grouped by
 */
export function logCountsDefaults(
  { fromAlert, evaluationDelayMs }: QueryCaller,
  facetCount: number
): LogCountsDefaults {
  const isKept = fromAlert && facetCount > 0 && facetCount <= MOST_KEPT_FACETS;
  return {
    ...SEARCH_DEFAULTS,
    computes: [COUNT],
    groupBy: [],
    groupLimit: fromAlert ? 100 : 10,
    mode: 'timeseries',
    interval: AUTO_INTERVAL,
    evaluationDelay: fromAlert ? formatDuration(evaluationDelayMs) : '0s',
    partialBuckets: fromAlert ? 'drop' : 'keep',
    fill: 'auto',
    keepGroups: isKept ? '24h' : '',
    expectedGroups: [],
    total: false,
    legendFormat: '',
  };
}
