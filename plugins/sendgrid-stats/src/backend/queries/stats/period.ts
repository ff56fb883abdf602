import {
  addDays,
  type CalendarDay,
  type DayRange,
  dayOf,
  dayRange,
  earlierDay,
  endOfMonth,
  endOfWeek,
  formatDay,
  monthOf,
  startOfDay,
  startOfMonth,
  startOfWeek,
  weekOf,
} from '@glance/time-buckets';
import type { Aggregation, StatsQuery } from '../../../shared/StatsQuery';

/** When a query is asked and about what time; epoch ms, `toMs` is exclusive and not before `fromMs`. */
export interface AskedTime {
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
}

/** The periods that an answer has a figure for: days, weeks from Monday or months of an account's zone. */
export interface PeriodAxis {
  /** IANA name. */
  readonly zone: string;
  /** Local midnight at the beginning of each period, epoch ms, ascending. */
  readonly times: Float64Array;
  /** The days of all periods together, those of the last one as far as they have come. */
  readonly days: DayRange;
  /** The period that a day of `days` lies in, from 0. */
  slotOf(day: CalendarDay): number;
  /** The last period contains today, whose figures are partial: its first day in ISO form. */
  readonly partial?: string;
}

export type StatsPeriod =
  | { readonly kind: 'period'; readonly axis: PeriodAxis }
  /** The range lies wholly in the future. */
  | { readonly kind: 'future' }
  /** The query drops today, and nothing else is left. */
  | { readonly kind: 'onlyToday' };

/** A calendar's periods. */
interface PeriodKind {
  /** The number of the period a day lies in. */
  readonly indexOf: (day: CalendarDay) => number;
  readonly startOf: (day: CalendarDay) => CalendarDay;
  readonly endOf: (day: CalendarDay) => CalendarDay;
}

const KINDS: Readonly<Record<Aggregation, PeriodKind>> = {
  day: { indexOf: (day) => day, startOf: (day) => day, endOf: (day) => day },
  week: { indexOf: weekOf, startOf: (day) => startOfWeek(weekOf(day)), endOf: (day) => endOfWeek(weekOf(day)) },
  month: { indexOf: monthOf, startOf: (day) => startOfMonth(monthOf(day)), endOf: (day) => endOfMonth(monthOf(day)) },
};

/**
 * Rounds a range out to whole days, weeks or months of a zone, up to today, and takes away the period that contains
 * today where the query drops it.
 */
export function statsPeriod(
  { aggregatedBy, today: show }: Pick<StatsQuery, 'aggregatedBy' | 'today'>,
  { fromMs, toMs, nowMs }: AskedTime,
  zone: string
): StatsPeriod {
  const touched = dayRange({ fromMs, toMs, nowMs, zone });
  if (touched === undefined) {
    return { kind: 'future' };
  }
  const kind = KINDS[aggregatedBy];
  const today = dayOf(nowMs, zone);
  const first = kind.startOf(touched.first);
  const lastWhole = earlierDay(kind.endOf(touched.last), addDays(kind.startOf(today), -1));
  const last = show === 'drop' ? lastWhole : earlierDay(kind.endOf(touched.last), today);
  return last < first
    ? { kind: 'onlyToday' }
    : { kind: 'period', axis: axisOf({ first, last }, { kind, zone, today }) };
}

function axisOf(
  days: DayRange,
  { kind, zone, today }: { readonly kind: PeriodKind; readonly zone: string; readonly today: CalendarDay }
): PeriodAxis {
  const starts: CalendarDay[] = [];
  for (let start = days.first; start <= days.last; start = addDays(kind.endOf(start), 1)) {
    starts.push(start);
  }
  const firstIndex = kind.indexOf(days.first);
  return {
    zone,
    times: Float64Array.from(starts, (start) => startOfDay(start, zone)),
    days,
    slotOf: (day) => kind.indexOf(day) - firstIndex,
    partial: days.last >= today ? formatDay(kind.startOf(today)) : undefined,
  };
}
