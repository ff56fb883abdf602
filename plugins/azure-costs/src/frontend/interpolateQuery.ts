import { type CostsFilter, type CostsQueryModel } from '../shared/CostsQuery';
import { type VariableQueryModel } from '../shared/variableQuery';
import { selectionOf, type VariableContext } from './VariableSelection';

/**
 * A `costs` query with every variable replaced. A scope or a filter's value becomes one for each selected value of the
 * variable in it; *All* without a custom value is every scope, and no filter at all.
 */
export function interpolateCostsQuery<Q extends CostsQueryModel>(query: Q, context: VariableContext): Q {
  const replace = (text: string) => context.templateSrv.replace(text, context.scopedVars);
  return {
    ...query,
    ...(query.scopes && { scopes: interpolateScopes(query.scopes, context) }),
    ...(query.groupBy && { groupBy: query.groupBy.map((grouping) => ({ ...grouping, name: replace(grouping.name) })) }),
    ...(query.filters && {
      filters: query.filters.flatMap((filter) => interpolateFilter({ ...filter, name: replace(filter.name) }, context)),
    }),
    ...(query.legendFormat !== undefined && { legendFormat: replace(query.legendFormat) }),
  };
}

/** The query of a dashboard variable, in which another variable may stand. */
export function interpolateVariableQuery<Q extends VariableQueryModel>(query: Q, context: VariableContext): Q {
  const { scope } = query;
  return scope === undefined ? query : { ...query, scope: interpolateScopes([scope], context)[0] };
}

function interpolateScopes(scopes: readonly string[], context: VariableContext): readonly string[] {
  const replaced = scopes.flatMap((scope) => (isAll(scope, context) ? ['*'] : expand(scope, context)));
  // No scope would mean the default scopes: a variable without a value must not show what nobody chose.
  return scopes.length > 0 && replaced.length === 0 ? [''] : replaced;
}

function interpolateFilter(filter: CostsFilter, context: VariableContext): readonly CostsFilter[] {
  return filter.values.some((value) => isAll(value, context))
    ? []
    : [{ ...filter, values: filter.values.flatMap((value) => expand(value, context)) }];
}

// `$name`, `${name}` or `[[name]]`. A variable with a format, `${name:csv}`, is text of the user's own making.
const PLAIN_VARIABLE = /\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)|\[\[([A-Za-z_]\w*)\]\]/g;

function plainVariables(text: string): ReadonlyArray<{ readonly written: string; readonly name: string }> {
  return [...text.matchAll(PLAIN_VARIABLE)].map((match) => ({
    written: match[0],
    name: match[1] ?? match[2] ?? match[3] ?? '',
  }));
}

function isAll(text: string, context: VariableContext): boolean {
  const [variable] = plainVariables(text);
  if (variable === undefined || variable.written !== text.trim()) {
    return false;
  }
  const selection = selectionOf(variable.name, context);
  return selection.kind === 'many' && selection.all;
}

/** One text for each combination of the values selected in it. */
function expand(text: string, context: VariableContext): readonly string[] {
  for (const { written, name } of plainVariables(text)) {
    const selection = selectionOf(name, context);
    if (selection.kind === 'many') {
      return selection.values.flatMap((value) => expand(text.split(written).join(value), context));
    }
  }
  return [context.templateSrv.replace(text, context.scopedVars)];
}
