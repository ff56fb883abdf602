declare const dayBrand: unique symbol;

/**
 * A day of the calendar, counted from 1970-01-01 (day 0), in whatever zone its maker chose.
 * The brand keeps an instant in milliseconds from being passed where a day is meant.
 */
export type CalendarDay = number & { readonly [dayBrand]: true };

/** Milliseconds of a day without a change of clocks. */
export const DAY_MS = 86_400_000;

/**
 * The day of a date as people write it; `month` and `day` count from 1.
 * Throws a RangeError for a date that the calendar does not have (30 February) or a year outside 1–9999.
 */
export function calendarDay(year: number, month: number, day: number): CalendarDay {
  const date = new Date(0);
  // setUTCFullYear and not Date.UTC: the latter reads the years 0–99 as 1900–1999.
  date.setUTCFullYear(year, month - 1, day);
  const exists =
    year >= 1 &&
    year <= 9999 &&
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day;
  if (!exists) {
    throw new RangeError(`The calendar has no day ${String(year)}-${String(month)}-${String(day)}`);
  }
  return Math.floor(date.getTime() / DAY_MS) as CalendarDay;
}

/** Year, month and day of the month of a calendar day, the latter two counted from 1. */
export function dateOf(day: CalendarDay): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day `count` days later; a negative `count` goes back. `count` is whole. */
export function addDays(day: CalendarDay, count: number): CalendarDay {
  return (day + count) as CalendarDay;
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return to - from;
}

/** The earlier of two days. */
export function earlierDay(one: CalendarDay, other: CalendarDay): CalendarDay {
  return one < other ? one : other;
}

/** The later of two days. */
export function laterDay(one: CalendarDay, other: CalendarDay): CalendarDay {
  return one > other ? one : other;
}
