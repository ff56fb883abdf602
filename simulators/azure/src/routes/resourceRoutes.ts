import { type Context, Hono } from 'hono';
import type { ArmEnv } from '../ArmEnv';
import { ArmError } from '../ArmError';
import type { ArmOptions } from '../ArmOptions';
import { TENANT_ID } from '../entra/principals';
import { type Asked, findSubscription, type ScopeContext } from '../scopes/CostScope';
import { tagNames } from '../model/tagNames';
import { listPage } from './listPage';

/** Pages are small so that every client has to follow links. */
const SUBSCRIPTIONS_A_PAGE = 2;
const GROUPS_A_PAGE = 8;
const TAGS_A_PAGE = 1;

const LIST_SUBSCRIPTIONS = 'Microsoft.Resources/subscriptions/read';

/** The lists of subscriptions, of their resource groups, and of the tags in use. */
export function resourceRoutes(options: Pick<ArmOptions, 'model' | 'roles'>): Hono<ArmEnv> {
  const app = new Hono<ArmEnv>();
  const { model, roles } = options;
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
    const principal = context.get('principal');
    const seen = described.filter(
      ({ subscriptionId }) =>
        principal.subscriptionIds.includes(subscriptionId) &&
        roles.allow({ principal, action: LIST_SUBSCRIPTIONS, scope: `subscriptions/${subscriptionId}` })
    );
    return context.json({
      ...listPage(seen, { url: context.req.url, size: SUBSCRIPTIONS_A_PAGE }),
      count: { type: 'Total', value: seen.length },
    });
  });

  app.get('/subscriptions/:subscription', (context) => {
    const id = subscriptionId(context, LIST_SUBSCRIPTIONS, options);
    return context.json(described.find((each) => each.subscriptionId === id));
  });

  app.get('/subscriptions/:subscription/resourcegroups', (context) => {
    const id = subscriptionId(context, 'Microsoft.Resources/subscriptions/resourceGroups/read', options);
    const groups = model.resourceGroups(id).map((group) => ({
      id: `/subscriptions/${id}/resourceGroups/${group.name}`,
      type: 'Microsoft.Resources/resourceGroups',
      ...group,
      properties: { provisioningState: 'Succeeded' },
    }));
    return context.json(listPage(groups, { url: context.req.url, size: topOf(context.req.query('$top')) }));
  });

  app.get('/subscriptions/:subscription/tagnames', (context) => {
    const id = subscriptionId(context, 'Microsoft.Resources/subscriptions/tagNames/read', options);
    return context.json(listPage(tagNames(model, id), { url: context.req.url, size: TAGS_A_PAGE }));
  });
  return app;
}

function subscriptionId(context: Context<ArmEnv>, action: string, options: ScopeContext): string {
  const asked: Asked = { principal: context.get('principal'), action };
  return findSubscription(context.req.param('subscription') ?? '', asked, options).id;
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
