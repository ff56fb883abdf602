import { type Caller, parseInput } from '@glance/user-input';
import * as z from 'zod/mini';
import type { CostChangesQuery, CostChangesQueryModel } from './CostChangesQuery';
import { parseCostChangesQuery } from './costChangesSchema';
import type { CostsQuery, CostsQueryModel } from './CostsQuery';
import { parseCostsQuery } from './costsSchema';
import { parseVariableQuery, type VariableQuery, type VariableQueryModel } from './variableQuery';

const QUERY_TYPES = ['costs', 'costChanges', 'variable'] as const;

/** Any query as it is saved; Grafana's own fields (refId, hide, datasource) stand beside these. */
export type AzureCostsQuery = CostsQueryModel | CostChangesQueryModel | VariableQueryModel;

/** Any query after parsing. */
export type ParsedQuery = CostsQuery | CostChangesQuery | VariableQuery;

const queryTypeSchema = z.object({ queryType: z.enum(QUERY_TYPES) });

/**
 * Reads a query of any type.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseQuery(model: unknown, caller: Caller): ParsedQuery {
  const { queryType } = parseInput(queryTypeSchema, model);
  switch (queryType) {
    case 'costs':
      return parseCostsQuery(model, caller);
    case 'costChanges':
      return parseCostChangesQuery(model, caller);
    case 'variable':
      return parseVariableQuery(model);
  }
}
