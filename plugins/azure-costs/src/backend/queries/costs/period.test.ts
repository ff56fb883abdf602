import { type CostsPeriod, costsPeriod } from './period';
import { formatDay } from '@glance/time-buckets';

const NOW = '2026-11-20T12:00:00Z';

function periodOf(
  range: readonly [string, string],
  query: {
    granularity?: 'Daily' | 'Monthly' | 'None';
    days?: number;
    show?: 'mark' | 'drop' | 'include';
    now?: string;
  } = {}
): CostsPeriod {
  const { granularity = 'Daily', days = 2, show = 'mark', now = NOW } = query;
  return costsPeriod(
    { granularity, unsettledDays: { days, show } },
    { fromMs: Date.parse(range[0]), toMs: Date.parse(range[1]), nowMs: Date.parse(now) }
  );
}

function shown(period: CostsPeriod) {
  if (period.kind !== 'period') {
    return period.kind;
  }
  const { axis, unsettled } = period;
  return {
    days: `${formatDay(axis.days.first)}..${formatDay(axis.days.last)}`,
    times: [...axis.times].map((time) => new Date(time).toISOString().slice(0, 10)),
    unsettled,
  };
}

describe('a daily period', () => {
  it('has every day that the range touches, the exclusive end not included', () => {
    expect(shown(periodOf(['2026-11-01T23:59:59.999Z', '2026-11-04T00:00:00Z']))).toEqual({
      days: '2026-11-01..2026-11-03',
      times: ['2026-11-01', '2026-11-02', '2026-11-03'],
      unsettled: undefined,
    });
  });

  it('ends today, and names the days that are not settled', () => {
    expect(shown(periodOf(['2026-11-18T10:00:00Z', '2026-12-24T00:00:00Z']))).toEqual({
      days: '2026-11-18..2026-11-20',
      times: ['2026-11-18', '2026-11-19', '2026-11-20'],
      unsettled: { first: '2026-11-19', last: '2026-11-20' },
    });
  });

  it('needs no unsettled day to be known when it drops them', () => {
    expect(shown(periodOf(['2026-11-18T00:00:00Z', NOW], { show: 'drop' }))).toEqual({
      days: '2026-11-18..2026-11-18',
      times: ['2026-11-18'],
      unsettled: undefined,
    });
  });

  it('takes an empty range for its one day', () => {
    expect(shown(periodOf(['2026-11-03T08:00:00Z', '2026-11-03T08:00:00Z']))).toMatchObject({ times: ['2026-11-03'] });
  });

  it('tells a range in the future from one that has only unsettled days', () => {
    expect(periodOf(['2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z']).kind).toBe('future');
    expect(periodOf(['2026-11-19T00:00:00Z', NOW], { show: 'drop' }).kind).toBe('allUnsettled');
    expect(periodOf(['2026-11-19T00:00:00Z', NOW], { show: 'drop', days: 0 }).kind).toBe('period');
  });
});

describe('a monthly period', () => {
  it('is rounded out to whole months, up to today', () => {
    expect(shown(periodOf(['2026-09-15T00:00:00Z', NOW], { granularity: 'Monthly' }))).toEqual({
      days: '2026-09-01..2026-11-20',
      times: ['2026-09-01', '2026-10-01', '2026-11-01'],
      unsettled: { first: '2026-11', last: '2026-11' },
    });
  });

  it('takes a month that contains an unsettled day for unsettled as a whole', () => {
    const october = { granularity: 'Monthly', days: 2, show: 'drop', now: '2026-11-01T03:00:00Z' } as const;
    expect(shown(periodOf(['2026-09-15T00:00:00Z', '2026-11-01T03:00:00Z'], october))).toMatchObject({
      days: '2026-09-01..2026-09-30',
      times: ['2026-09-01'],
    });
  });

  it('has no unsettled month when no day is unsettled, even on the last day of a month', () => {
    const query = { granularity: 'Monthly', days: 0, now: '2026-10-31T12:00:00Z' } as const;
    expect(shown(periodOf(['2026-10-01T00:00:00Z', '2026-10-31T12:00:00Z'], query))).toMatchObject({
      times: ['2026-10-01'],
      unsettled: undefined,
    });
  });

  it('has nothing to show when its only month is dropped', () => {
    expect(periodOf(['2026-11-01T00:00:00Z', NOW], { granularity: 'Monthly', show: 'drop' }).kind).toBe('allUnsettled');
  });
});

describe('a total', () => {
  it('is of exactly the days that it adds up', () => {
    const range = ['2026-11-01T00:00:00Z', NOW] as const;
    expect(shown(periodOf(range, { granularity: 'None' }))).toEqual({
      days: '2026-11-01..2026-11-20',
      times: [],
      unsettled: { first: '2026-11-19', last: '2026-11-20' },
    });
    expect(shown(periodOf(range, { granularity: 'None', show: 'drop' }))).toMatchObject({
      days: '2026-11-01..2026-11-18',
      unsettled: undefined,
    });
    expect(periodOf(['2026-11-19T00:00:00Z', NOW], { granularity: 'None', show: 'drop' }).kind).toBe('allUnsettled');
  });
});
