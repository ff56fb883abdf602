import { formatDay } from '@glance/time-buckets';
import { parseCostChangesQuery } from '../../../shared/costChangesSchema';
import { comparisonText } from './notices';
import { dailyCosts, planCostChanges } from './plan';

const NOW = '2026-11-25T10:00:00Z';

function compared(
  fields: Readonly<Record<string, unknown>> = {},
  { from = '2026-11-01T00:00:00Z', to = NOW, now = NOW } = {}
) {
  const query = parseCostChangesQuery({ queryType: 'costChanges', ...fields }, { fromAlert: false });
  const time = { fromMs: Date.parse(from), toMs: Date.parse(to), nowMs: Date.parse(now) };
  const comparison = planCostChanges(query, time);
  return (
    comparison && {
      current: formatDay(comparison.current),
      baseline: comparison.baseline.map(formatDay),
      days: [comparison.days.first, comparison.days.last].map(formatDay),
    }
  );
}

describe('the current day', () => {
  it.each([
    ['the newest settled day', {}, {}, '2026-11-23'],
    ['today where nothing is unsettled', { unsettledDays: { days: 0 } }, {}, '2026-11-25'],
    ['further back where more is unsettled', { unsettledDays: { days: 10 } }, {}, '2026-11-15'],
    ['not after the end of the range, which is exclusive', {}, { to: '2026-11-20T00:00:00Z' }, '2026-11-19'],
    ['the day in which the range ends', {}, { to: '2026-11-20T00:00:00.001Z' }, '2026-11-20'],
    ['before the range where all of it is unsettled', {}, { from: '2026-11-25T00:00:00Z' }, '2026-11-23'],
    ['not of the future where the range reaches into it', {}, { to: '2027-01-01T00:00:00Z' }, '2026-11-23'],
  ])('is %s', (_, fields, time, current) => {
    expect(compared(fields, time)).toMatchObject({ current });
  });

  it('does not depend on where the range begins', () => {
    expect(compared({}, { from: '2020-01-01T00:00:00Z' })).toEqual(compared({}, { from: '2026-11-24T00:00:00Z' }));
  });

  it('does not exist for a range wholly in the future', () => {
    expect(compared({}, { from: '2026-11-26T00:00:00Z', to: '2026-11-27T00:00:00Z' })).toBeUndefined();
  });
});

describe('the baseline', () => {
  it('is the same weekday of the weeks before, as many as there are in the baseline days', () => {
    const fourMondays = ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'];
    expect(compared()).toMatchObject({ baseline: fourMondays, days: ['2026-10-26', '2026-11-23'] });
    expect(compared({ baselineDays: 34 })).toMatchObject({ baseline: fourMondays });
    expect(compared({ baselineDays: 35 })).toMatchObject({ baseline: ['2026-10-19', ...fourMondays] });
    expect(compared({ baselineDays: 7 })).toMatchObject({ baseline: ['2026-11-16'] });
    expect(compared({ baselineDays: 364 })?.baseline).toHaveLength(52);
  });

  it('steps over the turn of a year and a leap day', () => {
    expect(compared({}, { to: '2026-01-06T00:00:00Z', from: '2026-01-01T00:00:00Z' })?.baseline).toEqual([
      '2025-12-08',
      '2025-12-15',
      '2025-12-22',
      '2025-12-29',
    ]);
    const leapYear = { from: '2024-02-01T00:00:00Z', to: '2024-03-08T00:00:00Z', now: '2024-03-10T00:00:00Z' };
    expect(compared({ baselineDays: 14 }, leapYear)).toMatchObject({
      current: '2024-03-07',
      baseline: ['2024-02-22', '2024-02-29'],
    });
  });
});

it('says in words which days are compared', () => {
  const text = (fields: object) => {
    const query = parseCostChangesQuery({ queryType: 'costChanges', ...fields }, { fromAlert: false });
    const nowMs = Date.parse(NOW);
    const comparison = planCostChanges(query, { fromMs: nowMs, toMs: nowMs, nowMs });
    return comparison && comparisonText(comparison);
  };
  expect(text({})).toBe('Monday 2026-11-23 is compared with the mean of the 4 Mondays from 2026-10-26 to 2026-11-16.');
  expect(text({ baselineDays: 13 })).toBe('Monday 2026-11-23 is compared with the Monday before, 2026-11-16.');
});

it('asks the daily costs that a panel of the same selection asks', () => {
  const selection = { scopes: ['*'], metric: 'CostUSD', costType: 'Usage', groupBy: [{ name: 'ServiceName' }] };
  const query = parseCostChangesQuery(
    { queryType: 'costChanges', ...selection, baselineDays: 14, figure: 'change' },
    { fromAlert: true }
  );
  expect(dailyCosts(query)).toEqual({
    queryType: 'costs',
    scopes: [{ kind: 'all', path: '*' }],
    metric: 'CostUSD',
    costType: 'Usage',
    groupBy: [{ type: 'Dimension', name: 'ServiceName' }],
    filters: [],
    granularity: 'Daily',
    cumulative: false,
    unsettledDays: { days: 2, show: 'drop' },
    format: 'timeseries',
    legendFormat: '',
  });
});
