import { distinctBy, ignoringCase, type OptionList, optionList, plainOptions } from '@glance/data-source';
import { EMPTY_VALUE } from '../../../shared/CostsQuery';
import { type Dimension, isResourceGroupDimension } from '../../../shared/dimensions';
import type { Scope } from '../../../shared/scope';
import { namedScopes, singleScopes } from './askedScopes';
import { askScopes } from './askScopes';
import type { ListContext } from './ListContext';

// Names and ids of Resource Manager, which Azure does not tell apart by case and reports in changing case.
const IGNORING_CASE: ReadonlySet<Dimension> = new Set<Dimension>([
  'ConsumedService',
  'ResourceGuid',
  'ResourceId',
  'ResourceLocation',
  'ResourceType',
  'SubscriptionId',
]);

/**
 * The values that a dimension has in the costs of scopes, written as series and filters write them: resource groups in
 * lower case, the empty value as `(none)`.
 * @param scopes none: the data source's default scopes
 */
export async function dimensionValueOptions(
  scopes: readonly Scope[],
  dimension: Dimension,
  context: ListContext
): Promise<OptionList> {
  const asked = await singleScopes(namedScopes(scopes, context), context);
  const category = categoryOf(dimension);
  const { answers, notices } = await askScopes(
    asked,
    ({ path }) => context.instance.dimensionValues({ scope: path, category }, context.call),
    context
  );
  const values = answers.flatMap(({ value }) => value.values.map((text) => written(text, dimension)));
  const keyOf = IGNORING_CASE.has(dimension) ? ignoringCase : (text: string) => text;
  return optionList({
    options: plainOptions(distinctBy(values, keyOf)),
    answers,
    requests: asked.scopes.map(
      ({ path }) =>
        `GET /${path}/providers/Microsoft.CostManagement/dimensions?$filter=properties/category eq '${category}'`
    ),
    notices,
    isCut: answers.some(({ value }) => value.isCut),
  });
}

// The list knows resource groups by one name only
// (https://learn.microsoft.com/rest/api/cost-management/dimensions/list, the examples).
function categoryOf(dimension: Dimension): string {
  return isResourceGroupDimension(dimension) ? 'ResourceGroup' : dimension;
}

function written(value: string, dimension: Dimension): string {
  if (value === '') {
    return EMPTY_VALUE;
  }
  return isResourceGroupDimension(dimension) ? value.toLowerCase() : value;
}
