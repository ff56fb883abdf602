import { seededRandom } from '@glance/simulator-common';
import { type Day, firstOfMonth } from './calendar';
import { GROUP_PLANS, type GroupPlan } from './groupPlans';
import type { CostType, Resource } from './Resource';
import { SERVICES, type ServiceName } from './services';
import { EUROPE, PRODUCTION, type Subscription } from './subscriptions';

/** How far the tenant's history goes back, in months before the month of the anchor day. */
const HISTORY_MONTHS = 14;

const ALL_COST_TYPES: readonly CostType[] = ['ActualCost', 'AmortizedCost', 'Usage'];
const BILLED: readonly CostType[] = ['ActualCost', 'AmortizedCost'];
const RESERVATION_PRICE = 14_892;

/** Everything that costs money in the tenant, as seen from `anchorDay`; the same for the same arguments. */
export function createResources({
  seed,
  anchorDay,
}: {
  readonly seed: number;
  readonly anchorDay: Day;
}): readonly Resource[] {
  const usage = GROUP_PLANS.flatMap(({ subscription, env, groups }) =>
    groups.flatMap((plan) => groupResources({ subscription, env, plan, seed, anchorDay }))
  );
  return [...usage, ...singularResources(anchorDay)];
}

interface GroupContext {
  readonly subscription: Subscription;
  readonly env: string;
  readonly plan: GroupPlan;
  readonly seed: number;
  readonly anchorDay: Day;
}

function groupResources({ subscription, env, plan, seed, anchorDay }: GroupContext): Resource[] {
  const spellings = [plan.name, ...(plan.alsoSpelled ?? [])];
  return (Object.entries(plan.daily) as Array<[ServiceName, number]>).map(([service, amount], index) => ({
    ...ordinary(subscription, anchorDay),
    resourceGroup: spellings[index % spellings.length] ?? plan.name,
    name: `${plan.name.replace(/^rg-/i, '')}-${service.toLowerCase().replaceAll(' ', '-')}`.slice(0, 60),
    service,
    location: plan.location,
    tags: tagsOf({ env, plan, service, seed }),
    curve: {
      kind: 'daily',
      amount,
      growthPerYear: plan.growthPerYear ?? 0.1,
      weekendFactor: plan.weekdaysOnly === true ? 0 : SERVICES[service].weekendFactor * (env === 'dev' ? 0.5 : 1),
      noise: 0.06,
    },
    ...(plan.startedDaysAgo !== undefined && { firstDay: anchorDay - plan.startedDaysAgo }),
    ...(plan.endedDaysAgo !== undefined && { lastDay: anchorDay - plan.endedDaysAgo }),
  }));
}

/** Some things are never tagged, whoever asks for it. */
function tagsOf({
  env,
  plan,
  service,
  seed,
}: Pick<GroupContext, 'env' | 'plan' | 'seed'> & { readonly service: ServiceName }): Readonly<Record<string, string>> {
  return seededRandom(seed, 'untagged', plan.name, service) < 0.1 ? {} : { env, team: plan.team };
}

/** What every month has one or two of: the new service that creeps up, purchases, a refund, a spike, another currency. */
function singularResources(anchorDay: Day): Resource[] {
  const production = ordinary(PRODUCTION, anchorDay);
  const reservationDay = firstOfMonth(anchorDay, -5) + 10;
  const refundDay = anchorDay - 38;
  const migrationDay = anchorDay - 19;
  const reservation = {
    ...production,
    service: 'Virtual Machines',
    location: 'eastus2',
    pricingModel: 'Reservation',
  } as const;
  return [
    {
      ...production,
      resourceGroup: 'rg-assistant-prod',
      name: 'assistant-openai',
      service: 'Azure OpenAI',
      location: 'swedencentral',
      tags: { env: 'prod', team: 'ai' },
      curve: { kind: 'creeping', ceiling: 480, halfwayDays: 26, weekendFactor: 0.55 },
      firstDay: anchorDay - 46,
    },
    {
      ...reservation,
      resourceGroup: '',
      name: 'VM_RI_D4sv5_1Y',
      chargeType: 'Purchase',
      curve: { kind: 'flat', amount: RESERVATION_PRICE },
      firstDay: reservationDay,
      lastDay: reservationDay,
      countsIn: ['ActualCost'],
    },
    {
      ...reservation,
      resourceGroup: 'rg-platform-aks-prod',
      name: 'VM_RI_D4sv5_1Y',
      tags: { env: 'prod', team: 'platform' },
      curve: { kind: 'flat', amount: RESERVATION_PRICE / 365 },
      firstDay: reservationDay,
      lastDay: reservationDay + 364,
      countsIn: ['AmortizedCost'],
    },
    {
      ...production,
      resourceGroup: '',
      name: 'support-standard',
      service: 'Support',
      location: 'global',
      chargeType: 'Purchase',
      curve: { kind: 'monthly', amount: 100, dayOfMonth: 1 },
      countsIn: BILLED,
    },
    {
      ...production,
      resourceGroup: 'rg-data-warehouse-prod',
      name: 'data-warehouse-prod-sla-credit',
      service: 'SQL Database',
      location: 'eastus2',
      tags: { env: 'prod', team: 'data' },
      chargeType: 'Refund',
      curve: { kind: 'flat', amount: -312.4 },
      firstDay: refundDay,
      lastDay: refundDay,
      countsIn: BILLED,
    },
    {
      ...production,
      resourceGroup: 'rg-data-lake-prod',
      name: 'data-lake-prod-migration',
      service: 'Bandwidth',
      location: 'eastus2',
      tags: { env: 'prod', team: 'data' },
      curve: { kind: 'daily', amount: 265, growthPerYear: 0, weekendFactor: 1, noise: 0.2 },
      firstDay: migrationDay,
      lastDay: migrationDay + 2,
    },
    {
      ...ordinary(EUROPE, anchorDay),
      resourceGroup: 'rg-observability-eu',
      name: 'status-page-plan',
      service: 'SaaS',
      location: 'global',
      currency: 'USD',
      chargeType: 'Purchase',
      publisherType: 'Marketplace',
      curve: { kind: 'monthly', amount: 399, dayOfMonth: 3 },
      countsIn: BILLED,
    },
  ];
}

/** What most resources have in common: ordinary usage of Azure's own services through the whole history. */
function ordinary(
  subscription: Subscription,
  anchorDay: Day
): Omit<Resource, 'resourceGroup' | 'name' | 'service' | 'location' | 'curve'> {
  return {
    subscription,
    tags: {},
    currency: subscription.currency,
    chargeType: 'Usage',
    pricingModel: 'OnDemand',
    publisherType: 'Azure',
    firstDay: firstOfMonth(anchorDay, -HISTORY_MONTHS),
    lastDay: Number.POSITIVE_INFINITY,
    countsIn: ALL_COST_TYPES,
  };
}
