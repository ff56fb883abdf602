import fc from 'fast-check';
import { addMonths, endOfMonth, monthOf, startOfMonth } from './BillingMonth';
import { addDays, type CalendarDay, calendarDay, dateOf } from './CalendarDay';
import { formatDay, formatMonth, parseBillingMonth, parseDay } from './dayText';
import { parseUsageDate, toUsageDate } from './usageDate';

const FIRST = calendarDay(1, 1, 1);
const LAST = calendarDay(9999, 12, 31);
const anyDay = fc.integer({ min: FIRST, max: LAST }).map((day) => day as CalendarDay);

describe('calendar days and months', () => {
  it('survive being taken apart, written as text and written as a usage date', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month, day: dayOfMonth } = dateOf(day);
        expect(calendarDay(year, month, dayOfMonth)).toBe(day);
        expect(parseDay(formatDay(day))).toBe(day);
        expect(parseUsageDate(toUsageDate(day))).toBe(day);
      })
    );
  });

  it('agree with the built-in calendar on every day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(formatDay(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
      })
    );
  });

  it('put every day into exactly one month, months touching without a gap', () => {
    const withoutEnds = anyDay.filter((day) => day > FIRST + 31 && day < LAST - 31);
    fc.assert(
      fc.property(withoutEnds, (day) => {
        const month = monthOf(day);
        expect(startOfMonth(month)).toBeLessThanOrEqual(day);
        expect(endOfMonth(month)).toBeGreaterThanOrEqual(day);
        expect(addDays(endOfMonth(month), 1)).toBe(startOfMonth(addMonths(month, 1)));
        expect(monthOf(startOfMonth(month))).toBe(month);
        expect(monthOf(endOfMonth(month))).toBe(month);
        expect(parseBillingMonth(`${formatMonth(month)}-01T00:00:00`)).toBe(month);
      })
    );
  });

  it('order usage dates as they order days', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        expect(Math.sign(toUsageDate(one) - toUsageDate(other))).toBe(Math.sign(one - other));
      })
    );
  });
});
