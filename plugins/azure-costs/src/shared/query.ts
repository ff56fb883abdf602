import { type Caller, queryParser } from '@glance/user-input';
import type { CostChangesQuery } from './CostChangesQuery';
import { parseCostChangesQuery } from './costChangesSchema';
import type { CostsQuery } from './CostsQuery';
import { parseCostsQuery } from './costsSchema';
import { parseVariableQuery, type VariableQuery } from './variableQuery';

/** Any query after parsing. */
export type ParsedQuery = CostsQuery | CostChangesQuery | VariableQuery;

/** Reads a query of any type. */
export const parseQuery = queryParser<ParsedQuery['queryType'], Caller, ParsedQuery>({
  costs: parseCostsQuery,
  costChanges: parseCostChangesQuery,
  variable: parseVariableQuery,
});
