import { Hono } from 'hono';
import type { ArmEnv } from '../ArmEnv';
import { ArmError } from '../ArmError';
import type { ArmOptions } from '../ArmOptions';
import { TENANT_ID } from '../entra/principals';
import { findSubscription } from './findSubscription';
import { listPage } from './listPage';

/** Pages are small so that every client has to follow links. */
const SUBSCRIPTIONS_A_PAGE = 2;
const GROUPS_A_PAGE = 8;

/** The lists of subscriptions and resource groups. */
export function resourceRoutes({ model }: Pick<ArmOptions, 'model'>): Hono<ArmEnv> {
  const app = new Hono<ArmEnv>();
  const described = model.subscriptions.map(({ id, displayName }) => ({
    id: `/subscriptions/${id}`,
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    subscriptionId: id,
    tenantId: TENANT_ID,
    displayName,
    state: 'Enabled',
    subscriptionPolicies: { locationPlacementId: 'Public_2014-09-01', quotaId: 'CSP_2015-05-01', spendingLimit: 'Off' },
  }));

  app.get('/subscriptions', (context) => {
    const { subscriptionIds } = context.get('principal');
    const seen = described.filter(({ subscriptionId }) => subscriptionIds.includes(subscriptionId));
    return context.json({
      ...listPage(seen, { url: context.req.url, size: SUBSCRIPTIONS_A_PAGE }),
      count: { type: 'Total', value: seen.length },
    });
  });

  app.get('/subscriptions/:subscription', (context) => {
    const { id } = findSubscription(model, context.req.param('subscription'), {
      principal: context.get('principal'),
      action: 'Microsoft.Resources/subscriptions/read',
    });
    return context.json(described.find(({ subscriptionId }) => subscriptionId === id));
  });

  app.get('/subscriptions/:subscription/resourcegroups', (context) => {
    const { id } = findSubscription(model, context.req.param('subscription'), {
      principal: context.get('principal'),
      action: 'Microsoft.Resources/subscriptions/resourceGroups/read',
    });
    const groups = model.resourceGroups(id).map((group) => ({
      id: `/subscriptions/${id}/resourceGroups/${group.name}`,
      type: 'Microsoft.Resources/resourceGroups',
      ...group,
      properties: { provisioningState: 'Succeeded' },
    }));
    return context.json(listPage(groups, { url: context.req.url, size: topOf(context.req.query('$top')) }));
  });
  return app;
}

function topOf(top: string | undefined): number {
  if (top === undefined) {
    return GROUPS_A_PAGE;
  }
  if (!/^[1-9]\d*$/.test(top)) {
    throw new ArmError(400, 'InvalidTopParameter', `The value '${top}' of '$top' is not a positive integer.`);
  }
  return Number(top);
}
