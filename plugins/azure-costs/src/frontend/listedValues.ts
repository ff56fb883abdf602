import { type FilterValues, listedOptions, type PropertyFilter } from '@glance/query-editor';
import { findTemplateVariable } from '@glance/user-input';
import { type ColumnType } from '../shared/CostsQuery';
import { findDimension } from '../shared/dimensions';
import { parseScope } from '../shared/scope';
import { type DataSource } from './DataSource';

/**
 * The scopes of a query as the backend can be asked about them, with variables replaced.
 * @returns undefined when there are none, or one that is not a scope
 */
export function askableScopes(dataSource: DataSource, scopes: readonly string[]): readonly string[] | undefined {
  const replaced = dataSource.replaceVariables(scopes);
  return replaced.length > 0 && replaced.every((scope) => parseScope(scope) !== undefined) ? replaced : undefined;
}

/**
 * The values that Azure knows for a filter's dimension or tag.
 * @param scopes of the query, perhaps with variables
 * @returns undefined while the filter names nothing that Azure could be asked for, and for what the scope picker knows
 */
export function valuesOfFilter(
  { type, name: written }: PropertyFilter<ColumnType>,
  scopes: readonly string[],
  dataSource: DataSource
): FilterValues | undefined {
  const scope = askableScopes(dataSource, scopes);
  const [name = ''] = dataSource.replaceVariables([written]);
  const dimension = type === 'Dimension' ? findDimension(name) : undefined;
  const isKnown = type === 'Dimension' ? dimension !== undefined : name !== '' && !findTemplateVariable(name);
  if (scope === undefined || !isKnown || isListedAnyway(dimension, scope)) {
    return undefined;
  }
  return {
    key: JSON.stringify([dataSource.uid, type, dimension ?? name, scope]),
    load: async (signal) =>
      listedOptions(
        dimension === undefined
          ? await dataSource.listTagValues({ scope, tagKey: name }, signal)
          : await dataSource.listDimensionValues({ scope, dimension }, signal)
      ),
    noun: `values of ${dimension ?? name}`,
    fallback: 'type one',
  };
}

// Subscriptions are listed for the scope picker, and that costs no quota.
function isListedAnyway(dimension: string | undefined, scopes: readonly string[]): boolean {
  const isAbove = (text: string) => ['managementGroup', 'billing'].includes(parseScope(text)?.kind ?? '');
  return (dimension === 'SubscriptionName' || dimension === 'SubscriptionId') && !scopes.some(isAbove);
}
