import { formatDay } from '@glance/time-buckets';
import type { Aggregation, TodayShow } from '../../../shared/StatsQuery';
import { statsPeriod } from './period';

const NOW = '2026-11-25T10:00:00Z';

function periodOf(
  { aggregatedBy = 'day', today = 'mark' }: { aggregatedBy?: Aggregation; today?: TodayShow },
  [from, to]: readonly [string, string],
  zone = 'UTC'
) {
  const asked = { fromMs: Date.parse(from), toMs: Date.parse(to), nowMs: Date.parse(NOW) };
  const period = statsPeriod({ aggregatedBy, today }, asked, zone);
  if (period.kind !== 'period') {
    return period.kind;
  }
  const { times, days, partial } = period.axis;
  return {
    times: Array.from(times, (time) => new Date(time).toISOString()),
    days: `${formatDay(days.first)} ${formatDay(days.last)}`,
    partial,
  };
}

describe('statsPeriod', () => {
  it.each([
    ['day', '2026-11-18 2026-11-20', 3],
    ['week', '2026-11-16 2026-11-22', 1],
    ['month', '2026-11-01 2026-11-25', 1],
  ] as const)('rounds a range out to whole periods of a %s', (aggregatedBy, days, count) => {
    const period = periodOf({ aggregatedBy }, ['2026-11-18T23:00:00Z', '2026-11-20T00:00:01Z']);
    expect(period).toMatchObject({ days });
    expect(period).toHaveProperty('times.length', count);
  });

  it('takes a range that ends at midnight to end before that day', () => {
    expect(periodOf({}, ['2026-11-18T00:00:00Z', '2026-11-20T00:00:00Z'])).toMatchObject({
      days: '2026-11-18 2026-11-19',
    });
  });

  it('ends today, and says from when on figures are partial', () => {
    const range = ['2026-11-09T00:00:00Z', '2027-01-01T00:00:00Z'] as const;
    expect(periodOf({ aggregatedBy: 'week' }, range)).toEqual({
      times: ['2026-11-09T00:00:00.000Z', '2026-11-16T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
      days: '2026-11-09 2026-11-25',
      partial: '2026-11-23',
    });
    expect(periodOf({ aggregatedBy: 'week', today: 'drop' }, range)).toMatchObject({
      days: '2026-11-09 2026-11-22',
      partial: undefined,
    });
  });

  it('has the midnights of a zone whose clocks change', () => {
    const range = ['2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z'] as const;
    expect(periodOf({}, range, 'Europe/Berlin')).toMatchObject({
      times: ['2026-10-23T22:00:00.000Z', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    });
  });

  it('tells the future, and what is nothing but today, apart', () => {
    expect(periodOf({}, ['2026-11-26T00:00:00Z', '2026-11-27T00:00:00Z'])).toBe('future');
    expect(periodOf({ today: 'drop' }, ['2026-11-25T01:00:00Z', '2026-11-25T02:00:00Z'])).toBe('onlyToday');
    expect(periodOf({ aggregatedBy: 'month', today: 'drop' }, ['2026-11-02T00:00:00Z', NOW])).toBe('onlyToday');
  });
});
