import { type VariableQueryModel } from '../shared/variableQuery';

/** True for the query of a variable that does not say yet whose values it lists. */
export function isUnfinished({ variable, facet }: VariableQueryModel): boolean {
  return variable === 'facetValues' && facet !== undefined && facet.trim() === '';
}
