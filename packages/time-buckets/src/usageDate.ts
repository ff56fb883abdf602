import { type CalendarDay, calendarDay, dateOf } from './CalendarDay';

/**
 * Reads Azure's `UsageDate` column, a number like 20260131.
 * Throws a RangeError, quoting the number, when that is no day of the calendar.
 */
export function parseUsageDate(yyyymmdd: number): CalendarDay {
  if (!Number.isInteger(yyyymmdd)) {
    throw new RangeError(`Not a usage date of the form yyyymmdd: ${String(yyyymmdd)}`);
  }
  return calendarDay(Math.floor(yyyymmdd / 10_000), Math.floor(yyyymmdd / 100) % 100, yyyymmdd % 100);
}

/** The number Azure writes for a day: 20260131. */
export function toUsageDate(day: CalendarDay): number {
  const { year, month, day: dayOfMonth } = dateOf(day);
  return year * 10_000 + month * 100 + dayOfMonth;
}
