import type { SeededSequence } from '@glance/simulator-common';
import { startDatadogSimulator, throttled, type LogStore } from '@glance/simulator-datadog';
import { datadogDataSource } from '../../../e2e/support/dataSources';
import { KnownTruths } from '../KnownTruths';
import { addTo, type Question, sumKey, type Sums } from '../Question';
import type { SoakVendor, Tenant } from '../SoakVendor';
import { tenantDataSources } from '../tenantDataSources';

const hourMs = 3_600_000;
const hoursOfHistory = 72;
const wrongKey = 'not-the-key-of-any-organisation-0123456789';
const facets = ['service', 'status'] as const;
type Facet = (typeof facets)[number];

/** Datadog, whose logs are counted by service and status. */
export const datadog: SoakVendor = {
  plugin: 'datadog-logs',
  async startTenant(name, seed): Promise<Tenant> {
    const simulator = await startDatadogSimulator({ tls: true, latencyMs: 20, generated: { seed } });
    const { apiKey, applicationKey, store } = simulator;
    const questions = new LogQuestions(store);
    return {
      simulator,
      dataSources: tenantDataSources(datadogDataSource(simulator, name), { apiKey: wrongKey }),
      secrets: () => ({ apiKey, applicationKey, 'wrong apiKey': wrongKey }),
      question: (random) => questions.next(random),
      endpoints: ['aggregate'],
      refuse: (random) =>
        simulator.faults.inject(throttled({ seconds: random.integer(1, 3) }), { endpoint: 'aggregate', times: 1 }),
    };
  },
};

interface CountsTruth {
  /** Since 1970; both included. */
  readonly firstHour: number;
  readonly lastHour: number;
  readonly groupBy: readonly Facet[];
  /** Only logs with one of these values. */
  readonly services?: readonly string[];
  readonly statuses?: readonly string[];
}

/** Makes up questions about whole hours of logs, of which all have arrived. */
class LogQuestions {
  readonly #hours = new KnownTruths((hour: number) => hourlyCounts(this.store, hour));
  readonly #truths = new KnownTruths((asked: CountsTruth) => this.#count(asked));

  constructor(private readonly store: LogStore) {}

  next(random: SeededSequence, nowMs = Date.now()): Question {
    // Logs come late, by some minutes.
    const settledHour = Math.floor(nowMs / hourMs) - 2;
    const fromAlert = random.chance(0.2);
    const mode = random.pick(['timeseries', 'timeseries', 'total'] as const);
    // Only there may buckets that still fill be told from those that do not.
    const isOpen = mode === 'timeseries' && random.chance(0.3);
    const firstHour = settledHour - random.integer(0, isOpen ? 4 : hoursOfHistory);
    const lastHour = isOpen ? settledHour : Math.min(settledHour, firstHour + random.integer(0, 11));
    const settled = { fromMs: firstHour * hourMs, toMs: (lastHour + 1) * hourMs };
    const groupBy = random.pick([[], ['service'], ['status'], facets] as const);
    const services = random.chance(0.3) ? this.#some(random, 'service', settledHour) : undefined;
    const statuses = random.chance(0.3) ? this.#some(random, 'status', settledHour) : undefined;
    const search = [
      ...(services === undefined ? [] : [`service:(${services.join(' OR ')})`]),
      ...(statuses === undefined ? [] : [`status:(${statuses.join(' OR ')})`]),
      // Excludes nothing, and is a question of its own.
      ...(random.chance(0.3) ? [`-service:none-${random.integer(1, 500)}`] : []),
    ];
    return {
      query: {
        refId: 'A',
        queryType: 'logCounts',
        query: search.length === 0 ? '*' : search.join(' '),
        groupBy: groupBy.map((facet) => ({ facet, limit: 100 })),
        mode,
        interval: random.pick(['5m', '10m', '30m', '1h']),
        evaluationDelay: '0s',
        partialBuckets: 'drop',
      },
      fromMs: settled.fromMs,
      toMs: isOpen ? nowMs : settled.toMs,
      fromAlert,
      settled,
      expectations: [
        {
          column: 'count',
          labels: groupBy,
          sums: this.#truths.sums({ firstHour, lastHour, groupBy, services, statuses }),
        },
      ],
    };
  }

  #count({ firstHour, lastHour, groupBy, services, statuses }: CountsTruth): Sums {
    const sums = new Map<string, number>();
    for (let hour = firstHour; hour <= lastHour; hour += 1) {
      for (const [key, count] of this.#hours.sums(hour)) {
        const [service = '', status = ''] = key.split(' | ');
        if (services?.includes(service) !== false && statuses?.includes(status) !== false) {
          addTo(sums, sumKey(groupBy.map((facet) => (facet === 'service' ? service : status))), count);
        }
      }
    }
    return sums;
  }

  #some(random: SeededSequence, facet: Facet, hour: number): readonly string[] {
    const keys = [...this.#hours.sums(hour).keys()];
    const values = keys.map((key) => key.split(' | ')[facets.indexOf(facet)] ?? '');
    return [...new Set([random.pick(values), random.pick(values)])];
  }
}

/** Counts by service and status. */
function hourlyCounts(store: LogStore, hour: number): Sums {
  const { groups } = store.count({ fromMs: hour * hourMs, toMs: (hour + 1) * hourMs, groupBy: facets });
  return new Map(groups.map(({ by, count }) => [sumKey(facets.map((facet) => String(by[facet] ?? ''))), count]));
}
