import { badRequest, distinctBy, ignoringCase, type OptionList, optionList, plainOptions } from '@glance/data-source';
import type { Scope } from '../../../shared/scope';
import { namedScopes, subscriptionsOf } from './askedScopes';
import { askScopes } from './askScopes';
import type { ListContext } from './ListContext';

/**
 * The resource groups of subscriptions, as Resource Manager writes them. Subscriptions may have groups of one name.
 * @param scopes none: the data source's default scopes
 */
export async function resourceGroupOptions(scopes: readonly Scope[], context: ListContext): Promise<OptionList> {
  const asked = await subscriptionsOf(namedScopes(scopes, context), context);
  if (asked.scopes.length === 0) {
    throw badRequest('scope is missing, and no default scope of the data source lies in a subscription: name one');
  }
  const { instance, call } = context;
  const { answers, notices } = await askScopes(
    asked,
    ({ subscriptionId }) => instance.resourceGroups(subscriptionId, call),
    context
  );
  const names = answers.flatMap(({ value }) => value.map(({ name }) => name));
  return optionList({
    options: plainOptions(distinctBy(names, ignoringCase)),
    answers,
    requests: asked.scopes.map(({ path }) => `GET /${path}/resourcegroups`),
    notices,
  });
}
