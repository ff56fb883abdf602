import type { HostQuery } from '@glance/harness';
import type { CostModel, CostType, Dimension } from '@glance/simulator-azure';
import type { SeededSequence } from '@glance/simulator-common';
import { KnownTruths } from '../KnownTruths';
import { addTo, type Expectation, type Question, type Sums } from '../Question';
import { costLabels, type CostsTruth, type Day, dayMs, lastFinalDay, type Metric, trueSums } from './azureTruth';

const groupings: readonly Dimension[] = ['ResourceGroupName', 'ServiceName', 'ResourceLocation', 'MeterCategory'];
const costTypes: readonly CostType[] = ['ActualCost', 'AmortizedCost'];
const metrics: readonly Metric[] = ['Cost', 'CostUSD'];
const monthsOfHistory = 11;
const weekdays = [7, 14, 21, 28];

interface Asked {
  readonly query: HostQuery;
  readonly truth: Omit<CostsTruth, 'firstDay' | 'lastDay'>;
}

/** Makes up questions about the costs of a tenant, as panels, tables and alert rules ask them. */
export class AzureQuestions {
  readonly #model: CostModel;
  readonly #truths: KnownTruths<CostsTruth>;

  constructor(model: CostModel) {
    this.#model = model;
    this.#truths = new KnownTruths((asked) => trueSums(model, asked));
  }

  next(random: SeededSequence, nowMs = Date.now()): Question {
    const finalDay = lastFinalDay(nowMs);
    const asked = this.#randomAsked(random);
    const fromAlert = random.chance(0.2);
    if (random.chance(0.1)) {
      return this.#changes(asked, finalDay - random.integer(0, 60));
    }
    const granularity = random.pick(['Daily', 'Daily', 'Daily', 'Monthly', 'None'] as const);
    // Only there may days that still change be told from those that do not.
    const isOpen = granularity !== 'None' && random.chance(0.3);
    const first = firstDay(random, { finalDay, granularity });
    const closedLast = granularity === 'Monthly' ? finalDay : Math.min(finalDay, first + random.integer(5, 120));
    const lastDay = isOpen ? finalDay : closedLast;
    const format = fromAlert ? 'timeseries' : random.pick(['timeseries', 'timeseries', 'table'] as const);
    return {
      query: { ...asked.query, queryType: 'costs', granularity, format },
      fromMs: first * dayMs,
      toMs: isOpen ? nowMs : (closedLast + 1) * dayMs - 1,
      fromAlert,
      settled: { fromMs: first * dayMs, toMs: (finalDay + 1) * dayMs },
      expectations: [this.#expectation(asked.truth.metric, asked, [{ firstDay: first, lastDay }])],
    };
  }

  /** What crept up, seen from a day whose costs are final. */
  #changes(asked: Asked, day: Day): Question {
    const on = (one: Day) => ({ firstDay: one, lastDay: one });
    const baseline = weekdays.map((days) => on(day - days));
    const [fromMs, toMs] = [(day - 30) * dayMs, (day + 1) * dayMs - 1];
    return {
      query: { ...asked.query, queryType: 'costChanges' },
      fromMs,
      toMs,
      fromAlert: false,
      settled: { fromMs, toMs },
      expectations: [this.#expectation('current', asked, [on(day)]), this.#expectation('baseline', asked, baseline)],
    };
  }

  /** The column is the mean of these spans of days. */
  #expectation(
    column: string,
    { truth }: Asked,
    spans: ReadonlyArray<Pick<CostsTruth, 'firstDay' | 'lastDay'>>
  ): Expectation {
    const all = spans.map((span) => this.#truths.sums({ ...truth, ...span }));
    return { column, labels: costLabels(truth), sums: meanOf(all) };
  }

  #randomAsked(random: SeededSequence): Asked {
    const all = this.#model.subscriptions.map(({ id }) => id);
    const subscriptionIds = random.chance(0.3) ? all : [random.pick(all)];
    const groupBy = random.chance(0.8) ? random.pick(groupings) : undefined;
    const [costType, metric] = [random.pick(costTypes), random.pick(metrics)];
    const services = random.chance(0.3) ? this.#randomServices(random) : undefined;
    const scopes = subscriptionIds.length > 1 ? ['*'] : subscriptionIds.map((id) => `subscriptions/${id}`);
    const filters = [
      ...(services === undefined ? [] : [dimensionFilter('ServiceName', 'In', services)]),
      // Excludes nothing, and is a question of its own.
      ...(random.chance(0.3)
        ? [dimensionFilter('ResourceGroupName', 'NotIn', [`none ${random.integer(1, 500)}`])]
        : []),
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
      truth: { subscriptionIds, costType, metric, groupBy, services },
    };
  }

  #randomServices(random: SeededSequence): readonly string[] {
    const names = [...new Set(this.#model.resources.map(({ service }) => service))];
    return [...new Set([random.pick(names), random.pick(names), random.pick(names)])];
  }
}

function meanOf(all: readonly Sums[]): Sums {
  const mean = new Map<string, number>();
  for (const [key, sum] of all.flatMap((sums) => [...sums])) {
    addTo(mean, key, sum / all.length);
  }
  return mean;
}

function dimensionFilter(name: Dimension, operator: 'In' | 'NotIn', values: readonly string[]) {
  return { type: 'Dimension', name, operator, values };
}

/** A month's first day for months, which are always asked whole; else any day. */
function firstDay(
  random: SeededSequence,
  { finalDay, granularity }: { readonly finalDay: Day; readonly granularity: string }
): Day {
  const final = new Date(finalDay * dayMs);
  const month =
    Date.UTC(final.getUTCFullYear(), final.getUTCMonth() - random.integer(0, monthsOfHistory - 1), 1) / dayMs;
  return granularity === 'Monthly' ? month : Math.min(month + random.integer(0, 27), finalDay);
}
