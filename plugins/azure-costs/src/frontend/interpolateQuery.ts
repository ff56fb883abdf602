import { type CostsSelectionModel } from '../shared/CostChangesQuery';
import { type CostsFilter } from '../shared/CostsQuery';
import { type VariableQueryModel } from '../shared/variableQuery';
import { selectionOf, type VariableContext } from './VariableSelection';

// Grafana's own, which it fills in and reads itself.
const NOT_OURS = new Set(['refId', 'datasource', 'queryType', 'key']);

/**
 * A query of costs or cost changes with every variable replaced, wherever a text can stand. A scope or a filter's value
 * becomes one for each selected value of the variable in it; *All* without a custom value is every scope, and no filter
 * at all.
 */
export function interpolatePanelQuery<Q extends CostsSelectionModel>(query: Q, context: VariableContext): Q {
  const { scopes, filters } = query;
  return {
    ...replaceFields(query, context),
    ...(scopes && { scopes: interpolateScopes(scopes, context) }),
    ...(filters && { filters: filters.flatMap((filter) => interpolateFilter(filter, context)) }),
  };
}

/**
 * The query of a dashboard variable, in which other variables may stand. Several selected values in its scope become as
 * many scopes, *All* without a custom value is every subscription.
 */
export function interpolateVariableQuery<Q extends VariableQueryModel>(query: Q, context: VariableContext): Q {
  const replaced = replaceFields(query, context);
  return query.scope === undefined
    ? replaced
    : { ...replaced, scope: interpolateScopes([query.scope], context).join(',') };
}

function replaceFields<T extends object>(model: T, { templateSrv, scopedVars }: VariableContext): T {
  const replace = (text: string) => templateSrv.replace(text, scopedVars);
  const fields = Object.entries(model).map(([name, value]) => [
    name,
    NOT_OURS.has(name) ? value : replaceTexts(value, replace),
  ]);
  // The types of a model's texts hold for what is put in the place of variables, or the backend says what does not.
  return Object.fromEntries(fields) as T;
}

function replaceTexts(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return replace(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => replaceTexts(item, replace));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, replaceTexts(part, replace)]))
    : value;
}

function interpolateScopes(scopes: readonly string[], context: VariableContext): readonly string[] {
  const replaced = scopes.flatMap((scope) => (isAll(scope, context) ? ['*'] : expand(scope, context)));
  // No scope would mean the default scopes: a variable without a value must not show what nobody chose.
  return scopes.length > 0 && replaced.length === 0 ? [''] : replaced;
}

function interpolateFilter(filter: CostsFilter, context: VariableContext): readonly CostsFilter[] {
  return filter.values.some((value) => isAll(value, context))
    ? []
    : [{ ...replaceFields(filter, context), values: filter.values.flatMap((value) => expand(value, context)) }];
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
