import type { Notice } from '@glance/data-frames';
import { distinctBy, ignoringCase, type OptionList, optionList, plainOptions } from '@glance/data-source';
import { EMPTY_VALUE } from '../../../shared/CostsQuery';
import type { Scope } from '../../../shared/scope';
import type { ListedTag } from '../../upstream/AzureClient';
import { everySubscription, namedScopes, subscriptionsOf } from './askedScopes';
import { askScopes } from './askScopes';
import type { ListContext } from './ListContext';

/**
 * The keys of the tags in the subscriptions of scopes; Azure does not tell keys apart by case.
 * @param scopes none: the data source's default scopes
 */
export function tagKeyOptions(scopes: readonly Scope[], context: ListContext): Promise<OptionList> {
  return tagOptions(
    scopes,
    (tags) =>
      distinctBy(
        tags.map(({ key }) => key),
        ignoringCase
      ),
    context
  );
}

/**
 * The values that one tag has in the subscriptions of scopes. Azure tells values apart by case.
 * @param scopes none: the data source's default scopes
 */
export function tagValueOptions(scopes: readonly Scope[], tagKey: string, context: ListContext): Promise<OptionList> {
  const isAsked = ({ key }: ListedTag) => ignoringCase(key) === ignoringCase(tagKey);
  const valuesOf = (tags: readonly ListedTag[]) => tags.filter(isAsked).flatMap(({ values }) => values);
  return tagOptions(
    scopes,
    (tags) => [...new Set(valuesOf(tags).map((value) => (value === '' ? EMPTY_VALUE : value)))],
    context
  );
}

const NOT_LISTED_ABOVE: Notice = {
  severity: 'info',
  text: 'Azure lists no tags of management groups and billing accounts: these are the tags of every subscription that the credential can see',
};

async function tagOptions(
  scopes: readonly Scope[],
  pick: (tags: readonly ListedTag[]) => readonly string[],
  context: ListContext
): Promise<OptionList> {
  const named = namedScopes(scopes, context);
  const isAbove = named.some(({ kind }) => kind === 'managementGroup' || kind === 'billing');
  const asked = isAbove ? await everySubscription(context) : await subscriptionsOf(named, context);
  const { answers, notices } = await askScopes(
    asked,
    ({ subscriptionId }) => context.instance.tags(subscriptionId, context.call),
    context
  );
  return optionList({
    options: plainOptions(pick(answers.flatMap(({ value }) => value))),
    answers,
    requests: asked.scopes.map(({ path }) => `GET /${path}/tagNames`),
    notices: isAbove ? [NOT_LISTED_ABOVE, ...notices] : notices,
  });
}
