import { addDays, type CalendarDay, calendarDay, dateOf } from './CalendarDay';

declare const monthBrand: unique symbol;

/** A calendar month, counted from January 1970 (month 0). The brand keeps days and instants out. */
export type BillingMonth = number & { readonly [monthBrand]: true };

/** The month a day lies in. */
export function monthOf(day: CalendarDay): BillingMonth {
  const { year, month } = dateOf(day);
  return ((year - 1970) * 12 + month - 1) as BillingMonth;
}

/** The first day of a month. */
export function startOfMonth(month: BillingMonth): CalendarDay {
  const years = Math.floor(month / 12);
  return calendarDay(1970 + years, month - years * 12 + 1, 1);
}

/** The last day of a month: the 28th to the 31st. */
export function endOfMonth(month: BillingMonth): CalendarDay {
  return addDays(startOfMonth(addMonths(month, 1)), -1);
}

/** The month `count` months later; a negative `count` goes back. `count` is whole. */
export function addMonths(month: BillingMonth, count: number): BillingMonth {
  return (month + count) as BillingMonth;
}
