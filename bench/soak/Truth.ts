import { type Charge, type CostModel, type CostType, type Dimension, DIMENSIONS } from '@glance/simulator-azure';

/** Days since 1970 in UTC, as the simulator counts them. */
export type Day = number;

export const dayMs = 86_400_000;

export type Metric = 'Cost' | 'CostUSD';

/** What an answer adds up to, by {@link sumKey}. */
export type Sums = ReadonlyMap<string, number>;

/** What is asked about costs that Azure does not change any more. */
export interface TruthQuestion {
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

/** Names a series: costs of different currencies are never one, and US dollars have no currency of their own. */
export function sumKey(subscriptionId: string, currency: string, group: string): string {
  return [subscriptionId, currency, group === '' ? '(none)' : group.toLowerCase()].join(' | ');
}

/** The costs of a simulated tenant by subscription, currency and group: right sums to hold answers against. */
export function trueSums(model: CostModel, question: TruthQuestion): Sums {
  const { subscriptionIds, firstDay, lastDay, costType, metric, groupBy, services } = question;
  const subscriptions = model.subscriptions.filter(({ id }) => subscriptionIds.includes(id));
  const sums = new Map<string, number>();
  for (const charge of model.charges({ firstDay, lastDay, costType, subscriptions })) {
    if (services === undefined || services.includes(charge.resource.service)) {
      const key = keyOf(charge, metric, groupBy);
      sums.set(key, (sums.get(key) ?? 0) + (metric === 'Cost' ? charge.cost : charge.costUsd));
    }
  }
  return sums;
}

function keyOf(charge: Charge, metric: Metric, groupBy: Dimension | undefined): string {
  const { subscription, currency } = charge.resource;
  return sumKey(
    subscription.id,
    metric === 'Cost' ? currency : '',
    groupBy === undefined ? '(none)' : DIMENSIONS[groupBy](charge)
  );
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
