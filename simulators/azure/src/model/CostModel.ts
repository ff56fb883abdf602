import type { Charge } from './Charge';
import { type Day, parseIsoDay } from './calendar';
import { costOnDay } from './CostCurve';
import { createResources } from './createResources';
import { knownShare } from './dataAge';
import { type Dimension, DIMENSIONS } from './dimensions';
import { GROUP_PLANS } from './groupPlans';
import type { CostType, Resource } from './Resource';
import { SERVICES } from './services';
import { type Subscription, SUBSCRIPTIONS } from './subscriptions';

/** US dollars per unit of a billing currency; one rate for all time keeps expected values easy to work out. */
const USD_PER: Readonly<Record<Resource['currency'], number>> = { USD: 1, EUR: 1.08 };

/** Which charges {@link CostModel.charges} yields. */
export interface ChargeSelection {
  /** Both included. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly costType: CostType;
  /** What Azure knew at this moment; without it, what the costs will have been once the month is closed. */
  readonly asOfMs?: number;
  readonly subscriptions: readonly Subscription[];
  /** In any case. */
  readonly resourceGroup?: string;
}

/** A question about the truth, for tests. */
export interface TotalQuestion {
  /** `2026-11-01`, both included. */
  readonly from: string;
  readonly to: string;
  /** Default: every subscription. */
  readonly subscriptionId?: string;
  /** In any case. Default: every group and what belongs to none. */
  readonly resourceGroup?: string;
  readonly costType?: CostType;
  readonly metric?: 'Cost' | 'CostUSD' | 'UsageQuantity';
  /** Only charges with these values; default all. */
  readonly where?: Readonly<Partial<Record<Dimension, string>>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly asOfMs?: number;
}

/** A resource group as Azure Resource Manager lists it. */
export interface ListedGroup {
  readonly name: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The tenant and all it ever cost. Values depend on seed and anchor day alone; nothing is stored. */
export class CostModel {
  readonly subscriptions: readonly Subscription[] = SUBSCRIPTIONS;
  readonly resources: readonly Resource[];
  readonly #seed: number;
  readonly #anchorDay: Day;

  /** `anchorDay` is the present for everything that is told relative to it: the new service, the refund, the history. */
  constructor({ seed, anchorDay }: { readonly seed: number; readonly anchorDay: Day }) {
    this.#seed = seed;
    this.#anchorDay = anchorDay;
    this.resources = createResources({ seed, anchorDay });
  }

  /** Resource groups that exist now, with the spelling of Azure Resource Manager. */
  resourceGroups(subscriptionId: string): readonly ListedGroup[] {
    return GROUP_PLANS.filter(({ subscription }) => subscription.id === subscriptionId).flatMap(({ env, groups }) =>
      groups
        .filter(({ deleted }) => deleted !== true)
        .map(({ name, location, team }) => ({ name, location, tags: { env, team } }))
    );
  }

  /** Whether a group, in any case, exists or has left cost behind. */
  hasEverHad(subscriptionId: string, resourceGroup: string): boolean {
    return GROUP_PLANS.filter(({ subscription }) => subscription.id === subscriptionId).some(({ groups }) =>
      groups.some(({ name }) => name.toLowerCase() === resourceGroup.toLowerCase())
    );
  }

  /** Charges in no particular order. Days and resources without cost are left out. */
  *charges(selection: ChargeSelection): Generator<Charge> {
    const group = selection.resourceGroup?.toLowerCase();
    const ids = new Set(selection.subscriptions.map(({ id }) => id));
    for (const resource of this.resources) {
      if (
        !ids.has(resource.subscription.id) ||
        (group !== undefined && resource.resourceGroup.toLowerCase() !== group) ||
        !resource.countsIn.includes(selection.costType)
      ) {
        continue;
      }
      const lastDay = Math.min(selection.lastDay, resource.lastDay);
      for (let day = Math.max(selection.firstDay, resource.firstDay); day <= lastDay; day++) {
        const charge = this.#charge(resource, day, selection.asOfMs);
        if (charge.cost !== 0) {
          yield charge;
        }
      }
    }
  }

  /** What a question comes to, by billing currency; a currency without any charge is missing. */
  total(question: TotalQuestion): Readonly<Record<string, number>> {
    const sums: Record<string, number> = {};
    const selection = {
      firstDay: requiredDay(question.from),
      lastDay: requiredDay(question.to),
      costType: question.costType ?? 'ActualCost',
      asOfMs: question.asOfMs,
      subscriptions: this.subscriptions.filter(({ id }) => [undefined, id].includes(question.subscriptionId)),
      resourceGroup: question.resourceGroup,
    };
    for (const charge of this.charges(selection)) {
      if (answers(charge, question)) {
        const { currency } = charge.resource;
        sums[currency] = (sums[currency] ?? 0) + metricOf(charge, question.metric ?? 'Cost');
      }
    }
    return sums;
  }

  #charge(resource: Resource, day: Day, asOfMs: number | undefined): Charge {
    const resourceKey = `${resource.subscription.id}/${resource.name}`;
    const context = { seed: this.#seed, resourceKey, anchorDay: this.#anchorDay, firstDay: resource.firstDay };
    const share = asOfMs === undefined ? 1 : knownShare({ seed: this.#seed, resourceKey, day, asOfMs });
    const cost = share === 0 ? 0 : costOnDay(resource.curve, day, context) * share;
    const costUsd = cost * USD_PER[resource.currency];
    return { day, resource, cost, costUsd, quantity: costUsd / SERVICES[resource.service].unitPriceUsd };
  }
}

/** The figure of a charge that Azure sums up under this name. */
export function metricOf(charge: Charge, metric: 'Cost' | 'CostUSD' | 'UsageQuantity'): number {
  switch (metric) {
    case 'Cost':
      return charge.cost;
    case 'CostUSD':
      return charge.costUsd;
    case 'UsageQuantity':
      return charge.quantity;
  }
}

function answers(charge: Charge, { where = {}, tags = {} }: TotalQuestion): boolean {
  return (
    (Object.entries(where) as Array<[Dimension, string]>).every(
      ([dimension, value]) => DIMENSIONS[dimension](charge).toLowerCase() === value.toLowerCase()
    ) && Object.entries(tags).every(([key, value]) => (charge.resource.tags[key] ?? '') === value)
  );
}

function requiredDay(text: string): Day {
  const day = parseIsoDay(text);
  if (day === undefined) {
    throw new RangeError(`Expected a day such as 2026-11-25 instead of "${text}".`);
  }
  return day;
}
