import type { Day } from './calendar';
import type { CostCurve } from './CostCurve';
import type { ServiceName } from './services';
import type { Subscription } from './subscriptions';

/** Azure's `type` of a cost query. */
export type CostType = 'ActualCost' | 'AmortizedCost' | 'Usage';

/** Something that costs money, as cost data knows it. */
export interface Resource {
  readonly subscription: Subscription;
  /** As written in cost data: upper and lower case differ between resources of one group, and purchases have `''`. */
  readonly resourceGroup: string;
  readonly name: string;
  readonly service: ServiceName;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly currency: 'USD' | 'EUR';
  readonly chargeType: 'Usage' | 'Purchase' | 'Refund';
  readonly pricingModel: 'OnDemand' | 'Reservation';
  readonly publisherType: 'Azure' | 'Marketplace';
  readonly curve: CostCurve;
  /** First and last day with cost, both included. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly countsIn: readonly CostType[];
}
