import { monthOf } from './BillingMonth';
import { calendarDay } from './CalendarDay';
import { dayRange, daysOfMonths, dayTimes, monthRange, monthTimes } from './dayRange';

const nowMs = Date.UTC(2026, 10, 25, 12);
const today = calendarDay(2026, 11, 25);

describe('dayRange', () => {
  it('is rounded out to whole days', () => {
    const range = dayRange({ fromMs: Date.UTC(2026, 10, 1, 23, 59), toMs: Date.UTC(2026, 10, 3, 0, 0, 0, 1), nowMs });
    expect(range).toEqual({ first: calendarDay(2026, 11, 1), last: calendarDay(2026, 11, 3) });
  });

  it('does not touch the day that begins where it ends', () => {
    const range = dayRange({ fromMs: Date.UTC(2026, 10, 1), toMs: Date.UTC(2026, 10, 3), nowMs });
    expect(range?.last).toBe(calendarDay(2026, 11, 2));
  });

  it('counts an empty range as its one day, at midnight too', () => {
    const midnight = Date.UTC(2026, 10, 3);
    const day = calendarDay(2026, 11, 3);
    expect(dayRange({ fromMs: midnight, toMs: midnight, nowMs })).toEqual({ first: day, last: day });
  });

  it('ends today at the latest', () => {
    expect(dayRange({ fromMs: nowMs, toMs: nowMs + 30 * 86_400_000, nowMs })).toEqual({ first: today, last: today });
  });

  it('keeps the rest of today, which is no future day', () => {
    const tonight = Date.UTC(2026, 10, 25, 23);
    expect(dayRange({ fromMs: tonight, toMs: tonight + 1, nowMs })).toEqual({ first: today, last: today });
  });

  it('is undefined when it lies wholly in the future', () => {
    const tomorrow = Date.UTC(2026, 10, 26);
    expect(dayRange({ fromMs: tomorrow, toMs: tomorrow, nowMs })).toBeUndefined();
    expect(monthRange({ fromMs: tomorrow, toMs: tomorrow, nowMs })).toBeUndefined();
  });

  it('refuses a range that runs backwards', () => {
    expect(() => dayRange({ fromMs: 1, toMs: 0, nowMs })).toThrow(RangeError);
  });

  it('takes days and today from the zone', () => {
    const now = Date.UTC(2026, 10, 25, 23, 30);
    const inBerlin = dayRange({ fromMs: now, toMs: now + 86_400_000, nowMs: now, zone: 'Europe/Berlin' });
    expect(inBerlin).toEqual({ first: calendarDay(2026, 11, 26), last: calendarDay(2026, 11, 26) });
  });
});

describe('months of a range', () => {
  it('are rounded out, and their days end today', () => {
    const months = monthRange({ fromMs: Date.UTC(2026, 8, 15), toMs: nowMs, nowMs });
    expect(months).toEqual({ first: monthOf(calendarDay(2026, 9, 1)), last: monthOf(today) });
    expect(months && daysOfMonths(months, today)).toEqual({ first: calendarDay(2026, 9, 1), last: today });
  });

  it('that are over have all their days', () => {
    const february = monthOf(calendarDay(2024, 2, 10));
    const days = daysOfMonths({ first: february, last: february }, today);
    expect(days).toEqual({ first: calendarDay(2024, 2, 1), last: calendarDay(2024, 2, 29) });
  });

  it('that have not begun have no days', () => {
    const december = monthOf(calendarDay(2026, 12, 1));
    expect(() => daysOfMonths({ first: december, last: december }, today)).toThrow(RangeError);
  });
});

describe('time columns', () => {
  it('hold midnight of every day', () => {
    const times = dayTimes({ first: calendarDay(2024, 2, 28), last: calendarDay(2024, 3, 1) });
    expect([...times]).toEqual([Date.UTC(2024, 1, 28), Date.UTC(2024, 1, 29), Date.UTC(2024, 2, 1)]);
  });

  it('hold local midnight across the change to summer time', () => {
    const times = dayTimes({ first: calendarDay(2026, 3, 29), last: calendarDay(2026, 3, 30) }, 'Europe/Berlin');
    expect([...times]).toEqual([Date.UTC(2026, 2, 28, 23), Date.UTC(2026, 2, 29, 22)]);
  });

  it('hold the first of every month', () => {
    const months = { first: monthOf(calendarDay(2025, 12, 1)), last: monthOf(calendarDay(2026, 2, 1)) };
    expect([...monthTimes(months)]).toEqual([Date.UTC(2025, 11, 1), Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1)]);
  });
});
