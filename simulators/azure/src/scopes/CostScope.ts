import { ArmError, authorizationFailed, missingSubscription } from '../ArmError';
import type { CostModel } from '../model/CostModel';
import type { Subscription } from '../model/subscriptions';
import type { Access } from './Access';
import type { Roles } from './Roles';
import { WIDE_SCOPES } from './tenantHierarchy';

/** What costs are asked of. */
export interface CostScope {
  /** As Azure writes it, without a leading slash. */
  readonly path: string;
  readonly subscriptions: readonly Subscription[];
  /** In the client's spelling; a resource group belongs to one subscription. */
  readonly resourceGroup?: string;
  /** Above subscriptions, where single resources are not told apart. */
  readonly isWide: boolean;
}

/** Who asks for what. */
export type Asked = Omit<Access, 'scope'>;

/** What decides about scopes. */
export interface ScopeContext {
  readonly model: CostModel;
  readonly roles: Roles;
}

/**
 * The subscription by its id, in any case.
 * @throws ArmError 404 when there is none, 403 when the caller has no role there
 */
export function findSubscription(
  id: string,
  { principal, action }: Asked,
  { model, roles }: ScopeContext
): Subscription {
  const subscription = model.subscriptions.find((candidate) => candidate.id === id.toLowerCase());
  if (subscription === undefined) {
    throw new ArmError(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);
  }
  const scope = `subscriptions/${subscription.id}`;
  if (!principal.subscriptionIds.includes(subscription.id)) {
    throw authorizationFailed({ principal, action, scope });
  }
  roles.require({ principal, action, scope });
  return subscription;
}

/**
 * The scope of a path without a leading slash, in any case.
 * @throws ArmError as {@link findSubscription}; 404 for an unknown resource group; 403 for an unknown management group
 * or billing scope, where Azure says "or the scope is invalid"
 */
export function findCostScope(path: string, asked: Asked, context: ScopeContext): CostScope {
  const [, id, , resourceGroup] = /^subscriptions\/([^/]+)(\/resourcegroups\/([^/]+))?$/i.exec(path) ?? [];
  if (id !== undefined) {
    const subscription = findSubscription(id, asked, context);
    if (resourceGroup === undefined) {
      return { path: `subscriptions/${subscription.id}`, subscriptions: [subscription], isWide: false };
    }
    // Deleted groups keep their cost, so the list of groups does not decide.
    if (!context.model.hasEverHad(subscription.id, resourceGroup)) {
      throw new ArmError(404, 'ResourceGroupNotFound', `Resource group '${resourceGroup}' could not be found.`);
    }
    const scope = `subscriptions/${subscription.id}/resourceGroups/${resourceGroup}`;
    context.roles.require({ ...asked, scope });
    return { path: scope, subscriptions: [subscription], resourceGroup, isWide: false };
  }
  if (!/^providers\/microsoft\.(management\/managementgroups|billing\/billingaccounts)\/[^/]/i.test(path)) {
    throw missingSubscription();
  }
  const wide = WIDE_SCOPES.find((candidate) => candidate.path.toLowerCase() === path.toLowerCase());
  if (wide === undefined || !asked.principal.readsWiderScopes) {
    throw authorizationFailed({ ...asked, scope: path });
  }
  context.roles.require({ ...asked, scope: wide.path });
  return { ...wide, isWide: true };
}
