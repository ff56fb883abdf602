import { monthOf } from './BillingMonth';
import { calendarDay } from './CalendarDay';
import { formatDay, formatMonth, parseBillingMonth, parseDay } from './dayText';
import { parseUsageDate, toUsageDate } from './usageDate';

describe('days and months as text', () => {
  it('are written with all their digits', () => {
    expect(formatDay(calendarDay(987, 6, 5))).toBe('0987-06-05');
    expect(formatMonth(monthOf(calendarDay(2026, 1, 31)))).toBe('2026-01');
  });

  it.each(['2026-1-31', '2026-02-30', '20260131', '2026-01-31T00:00:00Z', ''])('refuses "%s" as a day', (text) => {
    expect(() => parseDay(text)).toThrow(RangeError);
  });

  it.each(['2026-01-01T00:00:00', '2026-01-01', '2026-01-31T23:59:59Z'])('reads the billing month of "%s"', (text) => {
    expect(parseBillingMonth(text)).toBe(monthOf(calendarDay(2026, 1, 1)));
  });

  it.each(['January', '2026-01', '2026-13-01T00:00:00', '2026-01-01 or so'])('refuses "%s" as a month', (text) => {
    expect(() => parseBillingMonth(text)).toThrow(RangeError);
  });
});

describe('usage dates', () => {
  it('are numbers that read like a date', () => {
    expect(parseUsageDate(20_240_229)).toBe(calendarDay(2024, 2, 29));
    expect(toUsageDate(calendarDay(2026, 1, 31))).toBe(20_260_131);
  });

  it.each([20_230_229, 20_260_100, 20_261_301, 20_260_131.5, 0, -20_260_131, Number.NaN])('refuses %d', (number) => {
    expect(() => parseUsageDate(number)).toThrow(RangeError);
  });
});
