import { type Caller, queryParser } from '@glance/user-input';
import type { CreditsQuery, ReputationQuery } from './AccountQuery';
import { parseCreditsQuery, parseReputationQuery } from './accountSchema';
import type { StatsQuery } from './StatsQuery';
import { parseStatsQuery } from './statsSchema';
import { parseVariableQuery, type VariableQuery } from './variableQuery';

/** Any query after parsing. */
export type ParsedQuery = StatsQuery | CreditsQuery | ReputationQuery | VariableQuery;

/** Reads a query of any type. */
export const parseQuery = queryParser<ParsedQuery['queryType'], Caller, ParsedQuery>({
  stats: parseStatsQuery,
  credits: parseCreditsQuery,
  reputation: parseReputationQuery,
  variable: parseVariableQuery,
});
