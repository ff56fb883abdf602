import type { LogsAggregateRequest } from '@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/LogsAggregateRequest';
import type { LogsGroupBy } from '@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/LogsGroupBy';
import type { LogsListRequest } from '@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/LogsListRequest';
import type { LogsQueryFilter } from '@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/LogsQueryFilter';
import type { LogSearch } from '../../shared/LogSearch';
import { formatDuration } from '../../shared/duration';
import type { AggregateCompute, AggregateGroupBy, AggregateRequest } from './AggregateRequest';
import type { SearchRequest } from './SearchRequest';

/** The body of an aggregate call as the SDK takes it. `cursor`: where its page begins. */
export function aggregateBody(request: AggregateRequest, cursor?: string): LogsAggregateRequest {
  const { computes, groupBy, intervalMs } = request;
  return {
    filter: filterOf(request),
    compute: computes.map(({ aggregation, metric }) => ({
      aggregation,
      ...(metric !== undefined && { metric }),
      ...(intervalMs === undefined ? { type: 'total' } : { type: 'timeseries', interval: formatDuration(intervalMs) }),
    })),
    ...(groupBy.length > 0 && { groupBy: groupBy.map((facet) => groupByBody(facet, computes)) }),
    ...(cursor !== undefined && { page: { cursor } }),
  };
}

/** The body of a search call as the SDK takes it. */
export function searchBody(request: SearchRequest): LogsListRequest {
  const { sort, limit, cursor } = request;
  return {
    filter: filterOf(request),
    sort,
    page: { limit, ...(cursor !== undefined && { cursor }) },
  };
}

/** An aggregate request as it is sent, for people to read. */
export function aggregateText(request: AggregateRequest): string {
  return wireText(aggregateBody(request));
}

/** A search request as it is sent, for people to read. */
export function searchText(request: SearchRequest): string {
  return wireText(searchBody(request));
}

// Datadog takes dates as text or as milliseconds, and milliseconds as text too.
function filterOf({
  query,
  indexes,
  storageTier,
  fromMs,
  toMs,
}: LogSearch & { readonly fromMs: number; readonly toMs: number }): LogsQueryFilter {
  return { query, from: String(fromMs), to: String(toMs), indexes: [...indexes], storageTier };
}

function groupByBody(
  { facet, limit, sort, missing, total }: AggregateGroupBy,
  computes: readonly AggregateCompute[]
): LogsGroupBy {
  const { aggregation, metric, order } = sort ?? { ...computes[0], order: 'desc' };
  return {
    facet,
    limit,
    sort: {
      type: 'measure',
      order,
      ...(aggregation !== undefined && { aggregation }),
      ...(metric !== undefined && { metric }),
    },
    ...(missing !== undefined && { missing }),
    ...(total !== undefined && { total }),
  };
}

// The SDK's own names that are others on the wire; it would translate them only while sending.
const WIRE_NAMES: Readonly<Record<string, string>> = { groupBy: 'group_by', storageTier: 'storage_tier' };

function wireText(body: object): string {
  return JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([name, part]) => [WIRE_NAMES[name] ?? name, part as unknown]))
      : value
  );
}
