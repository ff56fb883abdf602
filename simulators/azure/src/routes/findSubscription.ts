import { ArmError } from '../ArmError';
import type { CostModel } from '../model/CostModel';
import type { Subscription } from '../model/subscriptions';

/** The subscription by its id. @throws ArmError 404 as Azure answers for one that the caller cannot see. */
export function findSubscription(model: CostModel, id: string): Subscription {
  const subscription = model.subscriptions.find((candidate) => candidate.id === id.toLowerCase());
  if (subscription === undefined) {
    throw new ArmError(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);
  }
  return subscription;
}
