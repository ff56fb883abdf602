import { parseInput } from '@glance/user-input';
import * as z from 'zod/mini';
import type { LogCountsQuery } from './LogCountsQuery';
import { parseLogCountsQuery } from './logCountsSchema';
import type { LogsQuery } from './LogsQuery';
import { parseLogsQuery } from './logsSchema';
import type { LogVolumeQuery } from './LogVolumeQuery';
import { parseLogVolumeQuery } from './logVolumeSchema';
import type { QueryCaller } from './QueryCaller';
import { parseVariableQuery, type VariableQuery } from './variableQuery';

const QUERY_TYPES = ['logCounts', 'logs', 'logVolume', 'variable'] as const;

/** Any query after parsing. */
export type ParsedQuery = LogCountsQuery | LogsQuery | LogVolumeQuery | VariableQuery;

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
    case 'logs':
      return parseLogsQuery(model);
    case 'logVolume':
      return parseLogVolumeQuery(model, caller);
    case 'variable':
      return parseVariableQuery(model);
  }
}
