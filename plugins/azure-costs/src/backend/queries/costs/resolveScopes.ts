import { distinctScopes, type Scope } from '../../../shared/scope';
import type { ListedSubscription } from '../../upstream/AzureClient';
import type { ResolvedScope } from './ResolvedScope';

/**
 * Puts the subscriptions that the credential can see in the place of `*`, and names to subscriptions. A scope that is
 * named twice, also through `*`, counts once.
 */
export function resolveScopes(
  scopes: readonly Scope[],
  subscriptions: readonly ListedSubscription[]
): readonly ResolvedScope[] {
  const nameOf = new Map(subscriptions.map(({ id, name }) => [id.toLowerCase(), name]));
  const named = scopes.flatMap((scope): ReadonlyArray<Exclude<Scope, { kind: 'all' }>> =>
    scope.kind === 'all'
      ? subscriptions.map(({ id }) => ({
          kind: 'subscription',
          path: `subscriptions/${id.toLowerCase()}`,
          subscriptionId: id.toLowerCase(),
        }))
      : [scope]
  );
  return distinctScopes(named).flatMap((scope): readonly ResolvedScope[] => {
    switch (scope.kind) {
      case 'all':
        return [];
      case 'subscription':
      case 'resourceGroup':
        return [{ ...scope, subscriptionName: nameOf.get(scope.subscriptionId) ?? scope.subscriptionId }];
      default:
        return [scope];
    }
  });
}

/** Whether the names of subscriptions are needed to answer. */
export function needsSubscriptions(scopes: readonly Scope[]): boolean {
  return scopes.some(({ kind }) => kind === 'all' || kind === 'subscription' || kind === 'resourceGroup');
}

/** A scope in a message: with its display name, so that people know it, and its path, so that they can look it up. */
export function scopeTitle(scope: ResolvedScope): string {
  return scope.kind === 'subscription' && scope.subscriptionName !== scope.subscriptionId
    ? `${scope.subscriptionName} (${scope.path})`
    : scope.path;
}
