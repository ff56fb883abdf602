import { jsonResponse, ResourceRouter } from '@glance/plugin-sdk';
import { parseScope, scopeProblem } from '../../shared/scope';
import type { AzureCostsInstance } from '../AzureCostsInstance';
import { azureCall } from './azureCall';
import { badRequest, translated } from './toPluginError';

/** What the editors ask for: lists to pick from, and the button that drops cached answers. */
export function createResources(): ResourceRouter<AzureCostsInstance> {
  return new ResourceRouter<AzureCostsInstance>()
    .get('subscriptions', (_, context) =>
      translated(async () => {
        const { value } = await context.instance.subscriptions(azureCall(context));
        return jsonResponse(value.map(({ id, name }) => ({ id, name })));
      })
    )
    .get('resource-groups', (request, context) =>
      translated(async () => {
        const subscriptionId = subscriptionOf(request.query.get('scope'));
        const { value } = await context.instance.resourceGroups(subscriptionId, azureCall(context));
        return jsonResponse(value.map(({ name, location }) => ({ name, location })));
      })
    )
    .post('cache/clear', (_, { instance }) =>
      translated(async () => jsonResponse({ dropped: await instance.clearCache() }))
    );
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
