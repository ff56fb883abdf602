import { ArmError, authorizationFailed } from '../ArmError';
import type { Principal } from '../entra/principals';
import type { CostModel } from '../model/CostModel';
import type { Subscription } from '../model/subscriptions';

/** Who asks for what. */
export interface Asked {
  readonly principal: Principal;
  /** What is done with the subscription, as Azure names it. */
  readonly action: string;
}

/**
 * The subscription by its id, in any case.
 * @throws ArmError 404 when there is none, 403 when the caller has no role there
 */
export function findSubscription(model: CostModel, id: string, { principal, action }: Asked): Subscription {
  const subscription = model.subscriptions.find((candidate) => candidate.id === id.toLowerCase());
  if (subscription === undefined) {
    throw new ArmError(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);
  }
  if (!principal.subscriptionIds.includes(subscription.id)) {
    throw authorizationFailed({ principal, action, scope: `subscriptions/${subscription.id}` });
  }
  return subscription;
}
