import { type VariableName, type VariableQueryModel } from '../shared/variableQuery';
import { variableProblem } from './variableProblem';

/** The fields of another list in the place of a query's: the scope is kept where it may stand, the rest is not meant any more. */
export function switchVariable(
  variable: VariableName,
  { scope }: VariableQueryModel
): Pick<VariableQueryModel, 'variable' | 'scope'> {
  const kept = { variable, ...(scope !== undefined && { scope }) };
  const isKept = variable !== 'subscriptions' && variableProblem({ queryType: 'variable', ...kept }) === undefined;
  return isKept ? kept : { variable };
}
