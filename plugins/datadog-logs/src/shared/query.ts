import { queryParser } from '@glance/user-input';
import type { LogCountsQuery } from './LogCountsQuery';
import { parseLogCountsQuery } from './logCountsSchema';
import type { LogsQuery } from './LogsQuery';
import { parseLogsQuery } from './logsSchema';
import type { LogVolumeQuery } from './LogVolumeQuery';
import { parseLogVolumeQuery } from './logVolumeSchema';
import type { QueryCaller } from './QueryCaller';
import { parseVariableQuery, type VariableQuery } from './variableQuery';

/** Any query after parsing. */
export type ParsedQuery = LogCountsQuery | LogsQuery | LogVolumeQuery | VariableQuery;

/** Reads a query of any type. */
export const parseQuery = queryParser<ParsedQuery['queryType'], QueryCaller, ParsedQuery>({
  logCounts: parseLogCountsQuery,
  logs: parseLogsQuery,
  logVolume: parseLogVolumeQuery,
  variable: parseVariableQuery,
});
