import type { HostQuery } from '@glance/harness';
import type { CostModel, CostType, Dimension } from '@glance/simulator-azure';
import type { SeededRandom } from './SeededRandom';
import { type Day, dayMs, lastFinalDay, type Metric, type TruthQuestion } from './Truth';

/** Numbers that an answer has to have. */
export interface Expectation {
  /** The column of numbers, in answers by row. */
  readonly column: string;
  readonly groupLabel: string | undefined;
  readonly metric: Metric;
  /** What the column is the mean of: of one span of days, or of several. */
  readonly meanOf: readonly TruthQuestion[];
}

/** A query, and what its answer must say. */
export interface Question {
  readonly query: HostQuery;
  readonly fromMs: number;
  readonly toMs: number;
  readonly fromAlert: boolean;
  readonly expectations: readonly Expectation[];
  /** Days after it may still change, so they are not looked at. */
  readonly throughDay: Day;
}

const groupings: readonly Dimension[] = ['ResourceGroupName', 'ServiceName', 'ResourceLocation', 'MeterCategory'];
const costTypes: readonly CostType[] = ['ActualCost', 'AmortizedCost'];
const metrics: readonly Metric[] = ['Cost', 'CostUSD'];
const monthsOfHistory = 11;
const weekdays = [7, 14, 21, 28];

interface Asked {
  readonly query: HostQuery;
  readonly truth: Omit<TruthQuestion, 'firstDay' | 'lastDay'>;
  readonly groupLabel: string | undefined;
}

/** Makes up a question about the costs of a tenant, as panels, tables and alert rules ask them. */
export function randomQuestion(random: SeededRandom, model: CostModel, nowMs = Date.now()): Question {
  const finalDay = lastFinalDay(nowMs);
  const asked = randomAsked(random, model);
  const fromAlert = random.chance(0.2);
  if (random.chance(0.1)) {
    return changesQuestion(asked, finalDay - random.between(0, 60));
  }
  const granularity = random.pick(['Daily', 'Daily', 'Daily', 'Monthly', 'None'] as const);
  // Only there may days that still change be told from those that do not.
  const isOpen = granularity !== 'None' && random.chance(0.3);
  const first = firstDay(random, { finalDay, granularity });
  const closedLast = granularity === 'Monthly' ? finalDay : Math.min(finalDay, first + random.between(5, 120));
  const format = fromAlert ? 'timeseries' : random.pick(['timeseries', 'timeseries', 'table'] as const);
  return {
    query: { ...asked.query, queryType: 'costs', granularity, format },
    fromMs: first * dayMs,
    toMs: isOpen ? nowMs : (closedLast + 1) * dayMs - 1,
    fromAlert,
    throughDay: finalDay,
    expectations: [
      {
        column: asked.truth.metric,
        groupLabel: asked.groupLabel,
        metric: asked.truth.metric,
        meanOf: [{ ...asked.truth, firstDay: first, lastDay: isOpen ? finalDay : closedLast }],
      },
    ],
  };
}

function randomAsked(random: SeededRandom, model: CostModel): Asked {
  const all = model.subscriptions.map(({ id }) => id);
  const subscriptionIds = random.chance(0.3) ? all : [random.pick(all)];
  const groupBy = random.chance(0.8) ? random.pick(groupings) : undefined;
  const [costType, metric] = [random.pick(costTypes), random.pick(metrics)];
  const services = random.chance(0.3) ? randomServices(random, model) : undefined;
  const scopes = subscriptionIds.length > 1 ? ['*'] : subscriptionIds.map((id) => `subscriptions/${id}`);
  const filters = [
    ...(services === undefined ? [] : [dimensionFilter('ServiceName', 'In', services)]),
    // Excludes nothing, and is a question of its own.
    ...(random.chance(0.3) ? [dimensionFilter('ResourceGroupName', 'NotIn', [`none ${random.between(1, 500)}`])] : []),
  ];
  return {
    query: {
      refId: 'A',
      scopes,
      costType,
      metric,
      groupBy: groupBy === undefined ? [] : [{ type: 'Dimension', name: groupBy }],
      filters,
    },
    groupLabel: groupBy,
    truth: { subscriptionIds, costType, metric, groupBy, services },
  };
}

function randomServices(random: SeededRandom, model: CostModel): readonly string[] {
  const names = [...new Set(model.resources.map(({ service }) => service))];
  return [...new Set([random.pick(names), random.pick(names), random.pick(names)])];
}

function dimensionFilter(name: Dimension, operator: 'In' | 'NotIn', values: readonly string[]) {
  return { type: 'Dimension', name, operator, values };
}

/** A month's first day for months, which are always asked whole; else any day. */
function firstDay(
  random: SeededRandom,
  { finalDay, granularity }: { readonly finalDay: Day; readonly granularity: string }
): Day {
  const final = new Date(finalDay * dayMs);
  const month =
    Date.UTC(final.getUTCFullYear(), final.getUTCMonth() - random.between(0, monthsOfHistory - 1), 1) / dayMs;
  return granularity === 'Monthly' ? month : Math.min(month + random.between(0, 27), finalDay);
}

/** What crept up, seen from a day whose costs are final. */
function changesQuestion({ query, truth, groupLabel }: Asked, day: Day): Question {
  const on = (one: Day): TruthQuestion => ({ ...truth, firstDay: one, lastDay: one });
  const column = (name: string, days: readonly Day[]): Expectation => ({
    column: name,
    groupLabel,
    metric: truth.metric,
    meanOf: days.map(on),
  });
  return {
    query: { ...query, queryType: 'costChanges' },
    fromMs: (day - 30) * dayMs,
    toMs: (day + 1) * dayMs - 1,
    fromAlert: false,
    throughDay: day,
    expectations: [
      column('current', [day]),
      column(
        'baseline',
        weekdays.map((days) => day - days)
      ),
    ],
  };
}
