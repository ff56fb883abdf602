import {
  addDays,
  addMonths,
  type CalendarDay,
  type DayRange,
  dayOf,
  dayRange,
  daysOfMonths,
  dayTimes,
  earlierDay,
  firstUnsettledDay,
  formatDay,
  formatMonth,
  monthOf,
  monthTimes,
  spanLength,
} from '@glance/time-buckets';
import type { CostsQuery, Granularity } from '../../../shared/CostsQuery';

/** When a query is asked and about what time; epoch ms, `toMs` is exclusive and not before `fromMs`. */
export interface AskedTime {
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
}

/**
 * The slots of a series: one for each day or month, or, without granularity, a single one for the whole range. A slot
 * is known by its number: a CalendarDay, a BillingMonth, or 0.
 */
export interface SlotAxis {
  readonly granularity: Granularity;
  readonly firstSlot: number;
  /** At least 1. */
  readonly slotCount: number;
  /** Azure may still change the slots from here on; beyond the last slot when it may change none. */
  readonly firstUnsettledSlot: number;
  /** 00:00:00 UTC of each slot, epoch ms; empty without granularity. */
  readonly times: Float64Array;
  /** The days of all slots together, those of the last month as far as they have come. */
  readonly days: DayRange;
}

export type CostsPeriod =
  | {
      readonly kind: 'period';
      /** What is shown, and so what has to be known. */
      readonly axis: SlotAxis;
      /** The first and the last of the shown days, or months, that Azure may still change, in ISO form. */
      readonly unsettled?: { readonly first: string; readonly last: string };
    }
  /** The range lies wholly in the future. */
  | { readonly kind: 'future' }
  /** The query drops what is not settled, and nothing else is left. */
  | { readonly kind: 'allUnsettled' };

interface Days {
  readonly days: DayRange;
  readonly today: CalendarDay;
  readonly firstUnsettled: CalendarDay;
  readonly isDropped: boolean;
}

/** Rounds a range out to whole days, or months, in UTC, up to today, and takes away what the query drops. */
export function costsPeriod(
  query: Pick<CostsQuery, 'granularity' | 'unsettledDays'>,
  { fromMs, toMs, nowMs }: AskedTime
): CostsPeriod {
  const days = dayRange({ fromMs, toMs, nowMs });
  if (days === undefined) {
    return { kind: 'future' };
  }
  const today = dayOf(nowMs);
  const firstUnsettled = firstUnsettledDay({ today, days: query.unsettledDays.days });
  const context = { days, today, firstUnsettled, isDropped: query.unsettledDays.show === 'drop' };
  switch (query.granularity) {
    case 'Daily':
      return dailyPeriod(context);
    case 'Monthly':
      return monthlyPeriod(context);
    case 'None':
      return totalPeriod(context);
  }
}

function dailyPeriod({ days, firstUnsettled, isDropped }: Days): CostsPeriod {
  const last = isDropped ? earlierDay(days.last, addDays(firstUnsettled, -1)) : days.last;
  if (last < days.first) {
    return { kind: 'allUnsettled' };
  }
  const shown = { first: days.first, last };
  return {
    kind: 'period',
    axis: {
      granularity: 'Daily',
      firstSlot: shown.first,
      slotCount: spanLength(shown),
      firstUnsettledSlot: firstUnsettled,
      times: dayTimes(shown),
      days: shown,
    },
    unsettled: unsettledDays(shown, firstUnsettled),
  };
}

function monthlyPeriod({ days, today, firstUnsettled, isDropped }: Days): CostsPeriod {
  const asked = { first: monthOf(days.first), last: monthOf(days.last) };
  // A month that contains an unsettled day is unsettled as a whole.
  const firstUnsettledMonth = firstUnsettled > today ? addMonths(monthOf(today), 1) : monthOf(firstUnsettled);
  const lastMonth = isDropped && asked.last >= firstUnsettledMonth ? addMonths(firstUnsettledMonth, -1) : asked.last;
  if (lastMonth < asked.first) {
    return { kind: 'allUnsettled' };
  }
  const shown = { first: asked.first, last: lastMonth };
  const firstMarked = asked.first > firstUnsettledMonth ? asked.first : firstUnsettledMonth;
  return {
    kind: 'period',
    axis: {
      granularity: 'Monthly',
      firstSlot: shown.first,
      slotCount: spanLength(shown),
      firstUnsettledSlot: firstUnsettledMonth,
      times: monthTimes(shown),
      days: daysOfMonths(shown, today),
    },
    unsettled:
      firstMarked > shown.last ? undefined : { first: formatMonth(firstMarked), last: formatMonth(shown.last) },
  };
}

function totalPeriod({ days, firstUnsettled, isDropped }: Days): CostsPeriod {
  const last = isDropped ? earlierDay(days.last, addDays(firstUnsettled, -1)) : days.last;
  if (last < days.first) {
    return { kind: 'allUnsettled' };
  }
  const shown = { first: days.first, last };
  const unsettled = unsettledDays(shown, firstUnsettled);
  return {
    kind: 'period',
    axis: {
      granularity: 'None',
      firstSlot: 0,
      slotCount: 1,
      firstUnsettledSlot: unsettled === undefined ? 1 : 0,
      times: new Float64Array(0),
      days: shown,
    },
    unsettled,
  };
}

function unsettledDays(shown: DayRange, firstUnsettled: CalendarDay) {
  const first = shown.first > firstUnsettled ? shown.first : firstUnsettled;
  return first > shown.last ? undefined : { first: formatDay(first), last: formatDay(shown.last) };
}
