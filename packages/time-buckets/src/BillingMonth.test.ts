import { addMonths, endOfMonth, monthOf, startOfMonth } from './BillingMonth';
import { calendarDay } from './CalendarDay';

describe('BillingMonth', () => {
  it('counts from January 1970', () => {
    expect(monthOf(calendarDay(1970, 1, 31))).toBe(0);
    expect(monthOf(calendarDay(1969, 12, 31))).toBe(-1);
  });

  it.each([
    [2024, 2, 29],
    [2023, 2, 28],
    [2100, 2, 28],
    [2026, 12, 31],
    [1969, 11, 30],
  ])('ends %i-%i on the %ith', (year, month, day) => {
    expect(endOfMonth(monthOf(calendarDay(year, month, 1)))).toBe(calendarDay(year, month, day));
  });

  it('crosses years in both directions', () => {
    const december = monthOf(calendarDay(2025, 12, 24));
    expect(startOfMonth(addMonths(december, 1))).toBe(calendarDay(2026, 1, 1));
    expect(startOfMonth(addMonths(december, -12))).toBe(calendarDay(2024, 12, 1));
  });
});
