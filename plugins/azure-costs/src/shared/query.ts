import * as z from 'zod/mini';
import type { Caller } from './Caller';
import type { CostsQuery, CostsQueryModel } from './CostsQuery';
import { parseCostsQuery } from './costsSchema';
import { parseInput } from './parseInput';
import { parseVariableQuery, type VariableQuery, type VariableQueryModel } from './variableQuery';

const QUERY_TYPES = ['costs', 'variable'] as const;

/** Any query as it is saved; Grafana's own fields (refId, hide, datasource) stand beside these. */
export type AzureCostsQuery = CostsQueryModel | VariableQueryModel;

/** Any query after parsing. */
export type ParsedQuery = CostsQuery | VariableQuery;

const queryTypeSchema = z.object({ queryType: z.enum(QUERY_TYPES) });

/**
 * Reads a query of any type.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseQuery(model: unknown, caller: Caller): ParsedQuery {
  const { queryType } = parseInput(queryTypeSchema, model);
  return queryType === 'costs' ? parseCostsQuery(model, caller) : parseVariableQuery(model);
}
