import { badRequest, translated, upstreamCall, valuesResponse } from '@glance/data-source';
import { jsonResponse, type ResourceRequest, ResourceRouter } from '@glance/plugin-sdk';
import { parseScope, type Scope, scopeProblem } from '../../shared/scope';
import { parseDimension, parseScopes, parseTagKey } from '../../shared/variableQuery';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import { dimensionValueOptions } from './lists/dimensionValueOptions';
import { listContext } from './lists/ListContext';
import { tagKeyOptions, tagValueOptions } from './lists/tagOptions';

/**
 * What the editors ask for: lists to pick from, and the button that drops cached answers. `scope` may be repeated where
 * values and tags are listed; without it they are those of the data source's default scopes.
 */
export function createResources(): ResourceRouter<AzureCostsInstance> {
  return new ResourceRouter<AzureCostsInstance>()
    .get('subscriptions', (_, context) =>
      translated(async () => {
        const { value } = await context.instance.subscriptions(upstreamCall(context));
        return jsonResponse(value.map(({ id, name }) => ({ id, name })));
      })
    )
    .get('resource-groups', (request, context) =>
      translated(async () => {
        const subscriptionId = subscriptionOf(request.query.get('scope'));
        const { value } = await context.instance.resourceGroups(subscriptionId, upstreamCall(context));
        return jsonResponse(value.map(({ name, location }) => ({ name, location })));
      })
    )
    .get('dimension-values', (request, context) =>
      translated(async () => {
        const dimension = parseDimension(request.query.get('dimension') ?? '');
        return valuesResponse(await dimensionValueOptions(scopesOf(request), dimension, listContext(context)));
      })
    )
    .get('tag-keys', (request, context) =>
      translated(async () => valuesResponse(await tagKeyOptions(scopesOf(request), listContext(context))))
    )
    .get('tag-values', (request, context) =>
      translated(async () => {
        const tagKey = parseTagKey(request.query.get('tagKey') ?? '');
        return valuesResponse(await tagValueOptions(scopesOf(request), tagKey, listContext(context)));
      })
    )
    .post('cache/clear', (_, { instance }) =>
      translated(async () => jsonResponse({ dropped: await instance.clearCache() }))
    );
}

function scopesOf(request: ResourceRequest): readonly Scope[] {
  return parseScopes(request.query.getAll('scope').join(','));
}

function subscriptionOf(text: string | null): string {
  if (text === null || text === '') {
    throw badRequest('scope is missing: use subscriptions/<id>');
  }
  const scope = parseScope(text);
  if (scope === undefined) {
    throw badRequest(scopeProblem('scope', text) ?? '');
  }
  if (!('subscriptionId' in scope)) {
    throw badRequest(`scope is "${text}": resource groups are listed by subscription, so use subscriptions/<id>`);
  }
  return scope.subscriptionId;
}
