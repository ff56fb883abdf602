import {
  addDays,
  type CalendarDay,
  type DayRange,
  dayOf,
  dayRange,
  earlierDay,
  firstUnsettledDay,
} from '@glance/time-buckets';
import type { CostChangesQuery } from '../../../shared/CostChangesQuery';
import type { CostsQuery } from '../../../shared/CostsQuery';
import type { AskedTime } from '../costs/period';

const WEEK = 7;

/** Which days are compared. */
export interface Comparison {
  /** The newest settled day that is not after the end of the range. */
  readonly current: CalendarDay;
  /** The same weekday in the weeks before, oldest first; at least one. */
  readonly baseline: readonly [CalendarDay, ...CalendarDay[]];
  /** From the oldest day of the baseline to the current one. */
  readonly days: DayRange;
}

/**
 * Finds the days that a query compares. Where the range begins plays no part, so that the answer does not depend on how
 * much of the past a dashboard shows.
 * @returns undefined when the range lies wholly in the future
 */
export function planCostChanges(
  { baselineDays, unsettledDays }: Pick<CostChangesQuery, 'baselineDays' | 'unsettledDays'>,
  { fromMs, toMs, nowMs }: AskedTime
): Comparison | undefined {
  const range = dayRange({ fromMs, toMs, nowMs });
  if (range === undefined) {
    return undefined;
  }
  const newestSettled = addDays(firstUnsettledDay({ today: dayOf(nowMs), days: unsettledDays.days }), -1);
  const current = earlierDay(range.last, newestSettled);
  const weeks = Math.floor(baselineDays / WEEK);
  const oldest = addDays(current, -weeks * WEEK);
  const later = Array.from({ length: weeks - 1 }, (_, week) => addDays(oldest, (week + 1) * WEEK));
  return { current, baseline: [oldest, ...later], days: { first: oldest, last: current } };
}

/**
 * The `costs` query that knows everything a comparison needs. It is what a panel of daily costs with the same selection
 * asks, so that both share what Azure answered.
 */
export function dailyCosts({ queryType: _, baselineDays: __, figure: ___, ...query }: CostChangesQuery): CostsQuery {
  return {
    ...query,
    queryType: 'costs',
    granularity: 'Daily',
    cumulative: false,
    unsettledDays: { days: query.unsettledDays.days, show: 'drop' },
    format: 'timeseries',
    legendFormat: '',
  };
}
