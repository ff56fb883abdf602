import { expandVariables, isAllSelected, replaceVariables, type VariableContext } from '@glance/query-editor';
import { type CostsSelectionModel } from '../shared/CostChangesQuery';
import { type CostsFilter } from '../shared/CostsQuery';
import { type VariableQueryModel } from '../shared/variableQuery';

/**
 * A query of costs or cost changes with every variable replaced, wherever a text can stand. A scope or a filter's value
 * becomes one for each selected value of the variable in it; *All* without a custom value is every scope, and no filter
 * at all.
 */
export function interpolatePanelQuery<Q extends CostsSelectionModel>(query: Q, context: VariableContext): Q {
  const { scopes, filters } = query;
  return {
    ...replaceVariables(query, context),
    ...(scopes && { scopes: interpolateScopes(scopes, context) }),
    ...(filters && { filters: filters.flatMap((filter) => interpolateFilter(filter, context)) }),
  };
}

/**
 * The query of a dashboard variable, in which other variables may stand. Several selected values in its scope become as
 * many scopes, *All* without a custom value is every subscription.
 */
export function interpolateVariableQuery<Q extends VariableQueryModel>(query: Q, context: VariableContext): Q {
  const replaced = replaceVariables(query, context);
  return query.scope === undefined
    ? replaced
    : { ...replaced, scope: interpolateScopes([query.scope], context).join(',') };
}

function interpolateScopes(scopes: readonly string[], context: VariableContext): readonly string[] {
  const replaced = scopes.flatMap((scope) => (isAllSelected(scope, context) ? ['*'] : expandVariables(scope, context)));
  // No scope would mean the default scopes: a variable without a value must not show what nobody chose.
  return scopes.length > 0 && replaced.length === 0 ? [''] : replaced;
}

function interpolateFilter(filter: CostsFilter, context: VariableContext): readonly CostsFilter[] {
  return filter.values.some((value) => isAllSelected(value, context))
    ? []
    : [
        {
          ...replaceVariables(filter, context),
          values: filter.values.flatMap((value) => expandVariables(value, context)),
        },
      ];
}
