import { parseDay } from '@glance/time-buckets';
import { METRICS, type Metric } from '../../../shared/sources';
import { parseStatsQuery } from '../../../shared/statsSchema';
import { type AccountAnswer, foldStats } from './fold';
import { type PeriodAxis, statsPeriod } from './period';
import type { AskedAccount } from './StatsSeries';
import { type StatsRow, statsTable } from './StatsTable';

type Counts = Readonly<Partial<Record<Metric, number>>>;

function queryOf(model: object) {
  return parseStatsQuery({ queryType: 'stats', ...model }, { fromAlert: false });
}

function axisOf(aggregatedBy: 'day' | 'week', from: string, to: string): PeriodAxis {
  const time = { fromMs: Date.parse(from), toMs: Date.parse(to) + 1, nowMs: Date.parse('2026-11-25T10:00:00Z') };
  const period = statsPeriod({ aggregatedBy, today: 'include' }, time, 'UTC');
  if (period.kind !== 'period') {
    throw new Error(period.kind);
  }
  return period.axis;
}

function accountOf(name: string, axis: PeriodAxis): AskedAccount {
  return { account: { id: name, name, timeZone: 'UTC' }, axis };
}

function row(date: string, counts: Counts, { source = 'global', name = '' } = {}): StatsRow {
  const metrics: readonly Metric[] = source === 'mailboxProviders' ? METRICS.mailboxProviders : METRICS.global;
  return { day: parseDay(date), name, figures: metrics.map((metric) => counts[metric] ?? 0) };
}

function answerOf(asked: AskedAccount, rows: readonly StatsRow[], more: Partial<AccountAnswer> = {}): AccountAnswer {
  return { asked, table: statsTable('global', rows), ...more };
}

const AXIS = axisOf('day', '2026-11-16', '2026-11-18');
const only = () => [''];

describe('foldStats', () => {
  it('puts months together, leaves other days out, and is 0 where there was no mail', () => {
    const asked = accountOf('a', AXIS);
    const answers = [
      answerOf(asked, [row('2026-11-15', { delivered: 9 }), row('2026-11-16', { delivered: 1 })]),
      answerOf(asked, [row('2026-11-18', { delivered: 4 })]),
    ];
    const [series] = foldStats({ query: queryOf({ metrics: ['delivered'] }), answers, namesOf: only });
    expect(series).toMatchObject({ values: [1, 0, 4], total: 5, labels: { account: 'a' } });
    expect(series?.labels).not.toHaveProperty('metric');
  });

  it('makes rates of the sums of a week, and none of nothing', () => {
    const asked = accountOf('a', axisOf('week', '2026-11-09', '2026-11-20'));
    const answers = [
      answerOf(asked, [
        row('2026-11-16', { requests: 100, delivered: 100, unique_opens: 50 }),
        row('2026-11-17', { requests: 300, delivered: 100 }),
      ]),
    ];
    const query = queryOf({ metrics: [], rates: ['delivered', 'unique_opens'], aggregatedBy: 'week' });
    const series = foldStats({ query, answers, namesOf: only });
    expect(series.map(({ figure, values }) => [figure, values])).toEqual([
      ['delivered_rate', [null, 50]],
      ['unique_opens_rate', [null, 25]],
    ]);
    expect(series.map(({ labels }) => labels.metric)).toEqual(['delivered_rate', 'unique_opens_rate']);
  });

  it('knows nothing of periods that were never asked about', () => {
    const asked = accountOf('a', AXIS);
    const last = parseDay('2026-11-18');
    const answers = [answerOf(asked, [row('2026-11-16', { delivered: 1 })], { neverAsked: { first: last, last } })];
    const [series] = foldStats({ query: queryOf({ metrics: ['delivered'] }), answers, namesOf: only });
    expect(series?.values).toEqual([1, 0, null]);
  });

  it('has the largest total first, then the label', () => {
    const answers = ['b', 'c', 'a'].map((name) =>
      answerOf(accountOf(name, AXIS), [row('2026-11-16', { delivered: name === 'c' ? 2 : 1 })])
    );
    const series = foldStats({ query: queryOf({ metrics: ['delivered'] }), answers, namesOf: only });
    expect(series.map(({ labels }) => labels.account)).toEqual(['c', 'a', 'b']);
  });

  it('picks the largest mailbox providers of each account itself', () => {
    const asked = accountOf('a', AXIS);
    const source = 'mailboxProviders';
    const rows = ['Yahoo', 'Gmail', 'Other'].map((name, at) =>
      row('2026-11-17', { clicks: at, delivered: 9 - at }, { source, name })
    );
    const answers = [{ asked, table: statsTable(source, rows) }];
    const query = queryOf({ source, top: { limit: 2, by: 'clicks' } });
    const series = foldStats({ query, answers, namesOf: () => undefined });
    expect(series.map(({ labels }) => labels)).toEqual([
      { account: 'a', mailboxProvider: 'Gmail' },
      { account: 'a', mailboxProvider: 'Other' },
    ]);
  });
});
