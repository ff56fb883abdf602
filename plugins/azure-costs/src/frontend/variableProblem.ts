import { findTemplateVariable, isInvalidInput } from '@glance/user-input';
import { parseVariableQuery, type VariableQueryModel } from '../shared/variableQuery';

/** True for the query of a variable that does not say yet whose values it lists. */
export function isUnfinished({ variable, dimension, tagKey }: VariableQueryModel): boolean {
  return (variable === 'dimensionValues' && !dimension) || (variable === 'tagValues' && !tagKey);
}

/**
 * Why the backend would refuse the query of a variable. Nothing is said while it has variables of its own, which nobody
 * knows yet, or is unfinished.
 */
export function variableProblem(query: VariableQueryModel): string | undefined {
  const { scope = '', dimension = '', tagKey = '' } = query;
  const hasVariable = [scope, dimension, tagKey].some((text) => findTemplateVariable(text) !== undefined);
  if (hasVariable || isUnfinished(query)) {
    return undefined;
  }
  try {
    parseVariableQuery(query);
    return undefined;
  } catch (error) {
    if (isInvalidInput(error)) {
      return error.message.replace(/^[a-z]/, (letter) => letter.toUpperCase());
    }
    throw error;
  }
}
