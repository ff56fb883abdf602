import type { SeededSequence } from '@glance/simulator-common';
import {
  type AccountOptions,
  madeUpKey,
  type Metric,
  type SendGridSimulator,
  startSendGridSimulator,
  throttled,
} from '@glance/simulator-sendgrid';
import { sendGridDataSource } from '../../../e2e/support/dataSources';
import { KnownTruths } from '../KnownTruths';
import { type Question, sumKey, type Sums } from '../Question';
import type { SoakVendor, Tenant } from '../SoakVendor';
import { tenantDataSources } from '../tenantDataSources';

const dayMs = 86_400_000;
const daysOfHistory = 150;
/** Opens come for a week. */
const daysUntilSettled = 9;

/** On both sides of UTC, and none so far from it that noon there is on another day. */
const timeZones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Europe/Berlin', 'America/Los_Angeles'];
const names = { categories: ['orders', 'newsletter', 'marketing'], mailboxProviders: ['Gmail', 'Yahoo', 'Other'] };
const metrics = ['delivered', 'bounces', 'blocks', 'opens', 'unique_clicks'] as const satisfies readonly Metric[];
const endOfKeys = [0, 1, 2, 3, 4, 5, 6];

/** Keys that differ in their last character; the last one is nobody's. */
const keys = endOfKeys.map((end) => `${madeUpKey('soak').slice(0, -1)}${end}`);

const accounts: readonly AccountOptions[] = timeZones.map((timeZone, index) => ({
  username: `brand-${'abcdef'.charAt(index)}`,
  timeZone,
  keys: [{ apiKey: keys[index] ?? '' }],
  profile: {
    streams: [
      { categories: ['orders'], hoursUtc: [9, 17], volume: 400 },
      { categories: ['newsletter', 'marketing'], hoursUtc: [12], volume: 2000 },
    ],
    providers: { Gmail: 0.5, Yahoo: 0.3 },
  },
}));
const usernames = accounts.map(({ username }) => username);

/** SendGrid, with accounts whose keys differ in one character. */
export const sendGrid: SoakVendor = {
  plugin: 'sendgrid-stats',
  async startTenant(name, seed): Promise<Tenant> {
    const simulator = await startSendGridSimulator({ tls: true, latencyMs: 20, seed, accounts });
    const wrong = Object.fromEntries(usernames.map((username) => [`apiKey.${username}`, keys.at(-1) ?? '']));
    const questions = new MailQuestions(simulator);
    return {
      simulator,
      dataSources: tenantDataSources(sendGridDataSource(simulator, name), wrong),
      secrets: () => Object.fromEntries(keys.map((key, index) => [`apiKey ${index + 1}`, key])),
      question: (random) => questions.next(random),
      endpoints: ['stats', 'stats', 'categoryStats', 'categorySums', 'mailboxProviderStats'],
      refuse: (random) =>
        simulator.faults.inject(throttled({ resetAtMs: Date.now() + random.integer(1, 3) * 1_000 }), {
          endpoint: 'stats',
          caller: random.pick(usernames),
          times: 1,
        }),
    };
  },
};

interface MailTruth {
  readonly accounts: readonly string[];
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  readonly source: 'global' | keyof typeof names;
  readonly named: readonly string[];
  readonly metric: Metric;
}

/** Makes up questions about mail of which all is known, by the days of each account's own zone. */
class MailQuestions {
  readonly #truths = new KnownTruths((asked: MailTruth) => this.#count(asked));

  constructor(private readonly simulator: SendGridSimulator) {}

  next(random: SeededSequence, nowMs = Date.now()): Question {
    const settledDay = Math.floor(nowMs / dayMs) - daysUntilSettled;
    const fromAlert = random.chance(0.2);
    const aggregatedBy = random.pick(['day', 'day', 'day', 'week', 'month'] as const);
    // Only there may days that still change be told from those that do not.
    const isOpen = aggregatedBy === 'day' && random.chance(0.3);
    const [firstDay, closedLastDay] = randomDays(random, { aggregatedBy, settledDay });
    const lastDay = isOpen ? settledDay : closedLastDay;
    const source = random.pick(['global', 'global', 'categories', 'mailboxProviders'] as const);
    const asked = random.chance(0.3) ? usernames : [...new Set([random.pick(usernames), random.pick(usernames)])];
    const all = source === 'global' ? [] : names[source];
    const named = random.chance(0.5) ? all : all.slice(0, random.integer(1, all.length));
    const shown = [...new Set([random.pick(metrics), random.pick(metrics)])];
    const format = fromAlert || shown.length > 1 ? 'timeseries' : random.pick(['timeseries', 'table'] as const);
    const truth = { accounts: asked, from: dayText(firstDay), to: dayText(lastDay), source, named };
    return {
      query: {
        refId: 'A',
        queryType: 'stats',
        source,
        accounts: asked.length === usernames.length ? ['*'] : asked,
        names: named.length === all.length ? ['*'] : [...named, `none-${random.integer(1, 20)}`],
        metrics: shown,
        aggregatedBy,
        format,
      },
      fromMs: noonOf(firstDay),
      toMs: isOpen ? nowMs : noonOf(lastDay),
      fromAlert,
      // Each zone's midnight of a day lies between the noon before and its own.
      settled: { fromMs: noonOf(firstDay - 1), toMs: noonOf(lastDay) },
      expectations: shown.map((metric) => ({
        column: metric,
        labels: ['account', ...(source === 'global' ? [] : [source === 'categories' ? 'category' : 'mailboxProvider'])],
        sums: this.#truths.sums({ ...truth, metric }),
      })),
    };
  }

  #count({ accounts: asked, from, to, source, named, metric }: MailTruth): Sums {
    const parts = source === 'global' ? [undefined] : named;
    const counts = asked.flatMap((account) =>
      parts.map((name) => {
        const part = source === 'categories' ? { category: name } : { provider: name };
        const figures = this.simulator.countMail(account, { from, to, ...part });
        return [sumKey([account, ...(name === undefined ? [] : [name])]), figures[metric]] as const;
      })
    );
    return new Map(counts);
  }
}

/** Whole days, weeks or months, the last of them settled. */
function randomDays(
  random: SeededSequence,
  { aggregatedBy, settledDay }: { readonly aggregatedBy: 'day' | 'week' | 'month'; readonly settledDay: number }
): readonly [first: number, last: number] {
  const day = settledDay - random.integer(40, daysOfHistory);
  switch (aggregatedBy) {
    case 'day':
      return [day, Math.min(settledDay, day + random.integer(0, 90))];
    case 'week': {
      // The first day of 1970 was a Thursday.
      const monday = day - ((day + 3) % 7);
      return [monday, monday + 7 * random.integer(1, 5) - 1];
    }
    case 'month': {
      const date = new Date(day * dayMs);
      const monthStart = (months: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / dayMs;
      return [monthStart(0), monthStart(1) - 1];
    }
  }
}

function noonOf(day: number): number {
  return (day + 0.5) * dayMs;
}

function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
