import { addMonths, monthOf } from './BillingMonth';
import { addDays, calendarDay } from './CalendarDay';
import { firstUnsettledDay, isUnsettledMonth } from './unsettled';

const today = calendarDay(2026, 3, 1);

describe('unsettled days', () => {
  it.each([
    [1, today],
    [2, calendarDay(2026, 2, 28)],
    [0, calendarDay(2026, 3, 2)],
  ])('are the newest %i, today included', (days, first) => {
    expect(firstUnsettledDay({ today, days })).toBe(first);
  });

  it('make their month unsettled as a whole', () => {
    const february = monthOf(calendarDay(2026, 2, 1));
    expect(isUnsettledMonth(february, firstUnsettledDay({ today, days: 1 }))).toBe(false);
    expect(isUnsettledMonth(february, firstUnsettledDay({ today, days: 2 }))).toBe(true);
    expect(isUnsettledMonth(addMonths(february, -1), firstUnsettledDay({ today, days: 2 }))).toBe(false);
    expect(isUnsettledMonth(addMonths(february, 1), firstUnsettledDay({ today, days: 2 }))).toBe(true);
  });

  it('of 0 days leave the current month settled when today is its last day', () => {
    const lastOfMonth = addDays(today, 30);
    expect(isUnsettledMonth(monthOf(lastOfMonth), firstUnsettledDay({ today: lastOfMonth, days: 0 }))).toBe(false);
  });

  it.each([-1, 1.5, Number.NaN])('cannot be %d in number', (days) => {
    expect(() => firstUnsettledDay({ today, days })).toThrow(RangeError);
  });
});
