import * as z from 'zod/mini';
import { type HostQuery } from '../../GrafanaHost';
import { HttpError } from '../HttpError';
import { parseRangeEnd } from './relativeTime';

const querySchema = z.looseObject({
  refId: z._default(z.string(), 'A'),
  queryType: z._default(z.string(), ''),
  maxDataPoints: z._default(z.number(), 100),
  intervalMs: z._default(z.number(), 1000),
  datasource: z.optional(z.looseObject({ uid: z.optional(z.string()) })),
});

const requestSchema = z.object({
  queries: z.array(querySchema),
  from: z._default(z.string(), 'now-6h'),
  to: z._default(z.string(), 'now'),
});

/** The queries of one request by data source, each with Grafana's defaults filled in. */
export interface QueryRequest {
  readonly byDataSource: ReadonlyMap<string, readonly HostQuery[]>;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Reads the body of `POST /api/ds/query` by Grafana's rules (pkg/services/query/query.go).
 * @throws HttpError 400, worded as in Grafana
 */
export function parseQueryRequest(body: unknown, nowMs: number): QueryRequest {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) {
    throw new HttpError(400, 'bad request data');
  }
  const { queries, from, to } = parsed.data;
  if (queries.length === 0) {
    throw new HttpError(400, 'no queries found', 'query.noQueries');
  }
  const refIds = new Set(queries.map((query) => query.refId));
  if (refIds.size < queries.length) {
    throw new HttpError(400, 'multiple queries using the same RefId is not allowed', 'query.duplicateRefId');
  }
  const fromMs = parseRangeEnd(from, nowMs, 'from');
  const toMs = parseRangeEnd(to, nowMs, 'to');
  if (fromMs === undefined || toMs === undefined) {
    throw new HttpError(400, `invalid time range "${from}" to "${to}"`, 'query.invalidTimeRange');
  }
  const byDataSource = new Map<string, HostQuery[]>();
  for (const query of queries) {
    const uid = query.datasource?.uid;
    if (!uid) {
      throw new HttpError(400, `query ${query.refId} has no data source`, 'query.missingDataSourceInfo');
    }
    byDataSource.set(uid, [...(byDataSource.get(uid) ?? []), query]);
  }
  return { byDataSource, fromMs, toMs };
}
