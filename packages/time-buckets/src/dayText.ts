import { type BillingMonth, monthOf } from './BillingMonth';
import { type CalendarDay, calendarDay, dateOf } from './CalendarDay';

/** `YYYY-MM-DD`. */
export function formatDay(day: CalendarDay): string {
  const { year, month, day: dayOfMonth } = dateOf(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/** Reads `YYYY-MM-DD`. Throws a RangeError, quoting the text, for anything else and for days that do not exist. */
export function parseDay(text: string): CalendarDay {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) {
    throw new RangeError(`Not a day of the form YYYY-MM-DD: "${text}"`);
  }
  return calendarDay(Number(year), Number(month), Number(day));
}

/** `YYYY-MM`. */
export function formatMonth(month: BillingMonth): string {
  const years = Math.floor(month / 12);
  return `${pad(1970 + years, 4)}-${pad(month - years * 12 + 1, 2)}`;
}

/**
 * The month of an ISO date or date-time, read as written: Azure's `BillingMonth` column is `2026-01-01T00:00:00`,
 * without a zone. Throws a RangeError, quoting the text, when there is no date in it.
 */
export function parseBillingMonth(text: string): BillingMonth {
  const [, date] = /^(\d{4}-\d{2}-\d{2})(?:T|$)/.exec(text) ?? [];
  if (date === undefined) {
    throw new RangeError(`Not a billing month in ISO form: "${text}"`);
  }
  return monthOf(parseDay(date));
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
