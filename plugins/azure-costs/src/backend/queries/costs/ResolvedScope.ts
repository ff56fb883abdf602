import type { BillingScope, ManagementGroupScope, ResourceGroupScope, SubscriptionScope } from '../../../shared/scope';

/** A scope that can be asked, with what people call it. `*` has become the subscriptions it stands for. */
export type ResolvedScope =
  | ((SubscriptionScope | ResourceGroupScope) & {
      /** Display name of the subscription; its id when Azure does not list it. */
      readonly subscriptionName: string;
    })
  | ManagementGroupScope
  | BillingScope;

/** What people call a scope: the subscription's display name, the resource group's name, else the end of the path. */
export function scopeName(scope: ResolvedScope): string {
  switch (scope.kind) {
    case 'subscription':
      return scope.subscriptionName;
    case 'resourceGroup':
      return scope.resourceGroup;
    default:
      return scope.path.slice(scope.path.lastIndexOf('/') + 1);
  }
}
