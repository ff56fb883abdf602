import { parseInput } from '@glance/user-input';
import * as z from 'zod/mini';
import type { LogCountsQuery, LogCountsQueryModel } from './LogCountsQuery';
import { parseLogCountsQuery } from './logCountsSchema';
import type { QueryCaller } from './QueryCaller';

const QUERY_TYPES = ['logCounts'] as const;

/** Any query as it is saved; Grafana's own fields (refId, hide, datasource) stand beside these. */
export type DatadogLogsQuery = LogCountsQueryModel;

/** Any query after parsing. */
export type ParsedQuery = LogCountsQuery;

const queryTypeSchema = z.object({ queryType: z.enum(QUERY_TYPES) });

/**
 * Reads a query of any type.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseQuery(model: unknown, caller: QueryCaller): ParsedQuery {
  const { queryType } = parseInput(queryTypeSchema, model);
  switch (queryType) {
    case 'logCounts':
      return parseLogCountsQuery(model, caller);
  }
}
