import { type CalendarDay } from './CalendarDay';

declare const weekBrand: unique symbol;

/** A week from Monday to Sunday, counted from the one that holds 1970-01-01 (week 0). */
export type CalendarWeek = number & { readonly [weekBrand]: true };

// 1970-01-01 was a Thursday.
const FIRST_MONDAY = -3;

/** The week a day lies in. */
export function weekOf(day: CalendarDay): CalendarWeek {
  return Math.floor((day - FIRST_MONDAY) / 7) as CalendarWeek;
}

/** The Monday of a week. */
export function startOfWeek(week: CalendarWeek): CalendarDay {
  return (FIRST_MONDAY + week * 7) as CalendarDay;
}

/** The Sunday of a week. */
export function endOfWeek(week: CalendarWeek): CalendarDay {
  return (startOfWeek(week) + 6) as CalendarDay;
}
