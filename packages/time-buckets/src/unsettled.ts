import { type BillingMonth, endOfMonth } from './BillingMonth';
import { addDays, type CalendarDay } from './CalendarDay';

/**
 * The oldest of the newest `days` days, today included, which a vendor may still change; every day from it on is
 * unsettled. With 0 days that is tomorrow: nothing is. Throws a RangeError when `days` is negative or not whole.
 */
export function firstUnsettledDay({
  today,
  days,
}: {
  readonly today: CalendarDay;
  readonly days: number;
}): CalendarDay {
  if (!Number.isInteger(days) || days < 0) {
    throw new RangeError(`The number of unsettled days is a whole number from 0, got ${String(days)}`);
  }
  return addDays(today, 1 - days);
}

/** Whether a month contains an unsettled day, which makes it unsettled as a whole. */
export function isUnsettledMonth(month: BillingMonth, firstUnsettled: CalendarDay): boolean {
  return endOfMonth(month) >= firstUnsettled;
}
