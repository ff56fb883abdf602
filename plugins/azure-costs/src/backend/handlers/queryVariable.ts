import type { CheckedFrame } from '@glance/data-frames';
import { type OptionList, optionsFrame } from '@glance/data-source';
import type { CallContext } from '@glance/plugin-sdk';
import type { VariableQuery } from '../../shared/variableQuery';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import { dimensionValueOptions } from './lists/dimensionValueOptions';
import { type ListContext, listContext } from './lists/ListContext';
import { resourceGroupOptions } from './lists/resourceGroupOptions';
import { subscriptionOptions } from './lists/subscriptionOptions';
import { tagKeyOptions, tagValueOptions } from './lists/tagOptions';

/** Answers a variable query with one frame of two string fields, `text` and `value`. */
export async function queryVariable(
  query: VariableQuery,
  context: CallContext<AzureCostsInstance>
): Promise<CheckedFrame> {
  return optionsFrame(await optionsOf(query, listContext(context)));
}

function optionsOf(query: VariableQuery, context: ListContext): Promise<OptionList> {
  switch (query.variable) {
    case 'subscriptions':
      return subscriptionOptions(context);
    case 'resourceGroups':
      return resourceGroupOptions(query.scopes, context);
    case 'dimensionValues':
      return dimensionValueOptions(query.scopes, query.dimension, context);
    case 'tagKeys':
      return tagKeyOptions(query.scopes, context);
    case 'tagValues':
      return tagValueOptions(query.scopes, query.tagKey, context);
  }
}
