import { addMonths, endOfMonth, monthOf, startOfMonth } from './BillingMonth';
import { addDays, type CalendarDay, earlierDay } from './CalendarDay';
import { dayOf, startOfDay } from './dayOf';
import { type DayRange, type MonthRange, spanLength } from './Span';

/** A time range as a caller asks for it; all are epoch milliseconds, `toMs` is exclusive. */
export interface AskedRange {
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
  /** IANA name of the zone whose days are meant; UTC by default. */
  readonly zone?: string;
}

/**
 * The days a range touches, ending today at the latest; `undefined` when it lies wholly in the future.
 * The end is exclusive, so a range up to midnight does not touch the day that begins then; an empty range
 * (`fromMs` = `toMs`) counts as its one day. Throws a RangeError when the range runs backwards.
 */
export function dayRange({ fromMs, toMs, nowMs, zone }: AskedRange): DayRange | undefined {
  if (fromMs > toMs) {
    throw new RangeError(`The range ends (${String(toMs)}) before it begins (${String(fromMs)})`);
  }
  const first = dayOf(fromMs, zone);
  const today = dayOf(nowMs, zone);
  if (first > today) {
    return undefined;
  }
  const lastInstant = Math.max(fromMs, toMs - 1);
  return { first, last: earlierDay(dayOf(lastInstant, zone), today) };
}

/** The months a range touches, ending with the current one; otherwise as {@link dayRange}. */
export function monthRange(asked: AskedRange): MonthRange | undefined {
  const days = dayRange(asked);
  return days && { first: monthOf(days.first), last: monthOf(days.last) };
}

/** All days of a range of months up to `today`, which must not lie before the first of them. */
export function daysOfMonths(months: MonthRange, today: CalendarDay): DayRange {
  const first = startOfMonth(months.first);
  if (today < first) {
    throw new RangeError('The months begin after today');
  }
  return { first, last: earlierDay(endOfMonth(months.last), today) };
}

/** The first instant of every day of a range, epoch milliseconds, ascending: the time column of a daily frame. */
export function dayTimes(days: DayRange, zone = 'UTC'): Float64Array {
  const times = new Float64Array(spanLength(days));
  for (let index = 0; index < times.length; index += 1) {
    times[index] = startOfDay(addDays(days.first, index), zone);
  }
  return times;
}

/** The first instant of every month of a range, epoch milliseconds, ascending: the time column of a monthly frame. */
export function monthTimes(months: MonthRange, zone = 'UTC'): Float64Array {
  return new Float64Array(spanLength(months)).map((_, index) =>
    startOfDay(startOfMonth(addMonths(months.first, index)), zone)
  );
}
