import { type CostModel, type CostType, type Dimension, DIMENSIONS } from '@glance/simulator-azure';
import { addTo, sumKey, type Sums } from '../Question';

/** Days since 1970 in UTC, as the simulator counts them. */
export type Day = number;

export const dayMs = 86_400_000;

export type Metric = 'Cost' | 'CostUSD';

/** What is asked about costs that Azure does not change any more. */
export interface CostsTruth {
  readonly subscriptionIds: readonly string[];
  /** Both included. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly costType: CostType;
  readonly metric: Metric;
  readonly groupBy?: Dimension;
  /** Only these services. */
  readonly services?: readonly string[];
}

/** The labels of costs: those of different currencies are never one, and US dollars have no currency of their own. */
export function costLabels({ metric, groupBy }: Pick<CostsTruth, 'metric' | 'groupBy'>): readonly string[] {
  return ['subscriptionId', ...(metric === 'Cost' ? ['currency'] : []), ...(groupBy === undefined ? [] : [groupBy])];
}

/** The costs of a simulated tenant by {@link costLabels}: right sums to hold answers against. */
export function trueSums(model: CostModel, asked: CostsTruth): Sums {
  const { subscriptionIds, firstDay, lastDay, costType, metric, groupBy, services } = asked;
  const subscriptions = model.subscriptions.filter(({ id }) => subscriptionIds.includes(id));
  const sums = new Map<string, number>();
  for (const charge of model.charges({ firstDay, lastDay, costType, subscriptions })) {
    const { subscription, currency, service } = charge.resource;
    if (services === undefined || services.includes(service)) {
      const values = [
        subscription.id,
        ...(metric === 'Cost' ? [currency] : []),
        ...(groupBy === undefined ? [] : [DIMENSIONS[groupBy](charge)]),
      ];
      addTo(sums, sumKey(values), metric === 'Cost' ? charge.cost : charge.costUsd);
    }
  }
  return sums;
}

/** The newest day whose costs are final: that of the last month that ended more than three days and a refresh ago. */
export function lastFinalDay(nowMs: number): Day {
  const closed = new Date(nowMs - 3.25 * dayMs);
  return Math.round(Date.UTC(closed.getUTCFullYear(), closed.getUTCMonth(), 1) / dayMs) - 1;
}

/** `2026-11-01`. */
export function dayText(day: Day): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
