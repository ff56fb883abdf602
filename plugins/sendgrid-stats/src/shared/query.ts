import { type Caller, parseInput } from '@glance/user-input';
import * as z from 'zod/mini';
import type { CreditsQuery, ReputationQuery } from './AccountQuery';
import { parseCreditsQuery, parseReputationQuery } from './accountSchema';
import type { StatsQuery } from './StatsQuery';
import { parseStatsQuery } from './statsSchema';
import { parseVariableQuery, type VariableQuery } from './variableQuery';

const QUERY_TYPES = ['stats', 'credits', 'reputation', 'variable'] as const;

/** Any query after parsing. */
export type ParsedQuery = StatsQuery | CreditsQuery | ReputationQuery | VariableQuery;

const queryTypeSchema = z.object({ queryType: z.enum(QUERY_TYPES) });

/**
 * Reads a query of any type.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseQuery(model: unknown, caller: Caller): ParsedQuery {
  const { queryType } = parseInput(queryTypeSchema, model);
  switch (queryType) {
    case 'stats':
      return parseStatsQuery(model, caller);
    case 'credits':
      return parseCreditsQuery(model, caller);
    case 'reputation':
      return parseReputationQuery(model);
    case 'variable':
      return parseVariableQuery(model);
  }
}
