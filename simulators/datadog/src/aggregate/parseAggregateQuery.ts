import type { JsonReader } from '@glance/simulator-common';
import { parseLogQuery } from '../search/LogQuery';
import { defaultInterval, parseInterval } from '../time/parseInterval';
import {
  type AggregateQuery,
  AGGREGATIONS,
  type ComputeQuery,
  type GroupByQuery,
  type GroupSort,
  type MeasureQuery,
} from './AggregateQuery';

const MOST_GROUPS = 10_000;
const DEFAULT_LIMIT = 10;

/** Reads an aggregate request but for its page. @throws DatadogError 400 */
export function parseAggregateQuery(
  { filter, compute, group_by }: Readonly<Record<'filter' | 'compute' | 'group_by', JsonReader>>,
  nowMs: number
): AggregateQuery {
  const query = parseLogQuery(filter, nowMs);
  const computes = compute.array().map((reader) => parseCompute(reader, query.toMs - query.fromMs));
  const groupBy = group_by.array().map(parseGroupBy);
  const groups = groupBy.reduce((product, { limit }) => product * limit, 1);
  if (groups > MOST_GROUPS) {
    throw group_by.refusal(
      `Field 'group_by' is invalid: the product of limits must not exceed ${MOST_GROUPS}, got ${groups}`
    );
  }
  return { ...query, computes: computes.length === 0 ? [{ aggregation: 'count' }] : computes, groupBy };
}

function parseCompute(reader: JsonReader, rangeMs: number): ComputeQuery {
  const { aggregation, metric, type, interval } = reader.object(['aggregation', 'metric', 'type', 'interval']);
  const measure = parseMeasure(aggregation, metric);
  if (type.isMissing || type.oneOf(['total', 'timeseries']) === 'total') {
    return measure;
  }
  return { ...measure, intervalMs: interval.isMissing ? defaultInterval(rangeMs) : intervalOf(interval) };
}

function intervalOf(reader: JsonReader): number {
  const intervalMs = parseInterval(reader.string());
  if (intervalMs === undefined) {
    throw reader.refusal(`Field 'compute.interval' is invalid: '${reader.string()}' is not a duration`);
  }
  return intervalMs;
}

function parseMeasure(aggregation: JsonReader, metric: JsonReader): MeasureQuery {
  const name = aggregation.oneOf(AGGREGATIONS);
  if (name === 'count') {
    return { aggregation: name };
  }
  if (metric.isMissing) {
    throw metric.refusal(`Field 'compute.metric' is invalid: '${name}' needs a metric`);
  }
  return { aggregation: name, metric: metric.string() };
}

function parseGroupBy(reader: JsonReader): GroupByQuery {
  const { facet, limit, sort, missing, total } = reader.object(['facet', 'limit', 'sort', 'missing', 'total']);
  const name = facet.string();
  return {
    facet: name,
    limit: limit.isMissing ? DEFAULT_LIMIT : limit.integer({ min: 1, max: MOST_GROUPS }),
    sort: parseSort(sort),
    missing: missing.isMissing ? undefined : labelOf(missing),
    total:
      total.isMissing || total.raw() === false ? undefined : total.raw() === true ? `${name}_total` : labelOf(total),
  };
}

function labelOf(reader: JsonReader): string | number {
  const label = reader.raw();
  return typeof label === 'number' ? label : reader.string();
}

function parseSort(reader: JsonReader): GroupSort {
  if (reader.isMissing) {
    return { type: 'measure', aggregation: 'count', order: 'desc' };
  }
  const { type, aggregation, metric, order } = reader.object(['type', 'aggregation', 'metric', 'order']);
  const direction = order.isMissing ? 'asc' : order.oneOf(['asc', 'desc']);
  if (type.isMissing || type.oneOf(['alphabetical', 'measure']) === 'alphabetical') {
    return { type: 'alphabetical', order: direction };
  }
  return { type: 'measure', ...parseMeasure(aggregation, metric), order: direction };
}
