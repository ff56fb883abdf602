import { calendarDay } from './CalendarDay';
import { splitDays } from './splitDays';

describe('splitDays', () => {
  it('leaves a range that fits in one piece', () => {
    const range = { first: calendarDay(2025, 1, 2), last: calendarDay(2025, 12, 31) };
    expect(splitDays(range, 364)).toEqual([range]);
  });

  it('ends pieces with a month: a year becomes eleven months and one', () => {
    expect(splitDays({ first: calendarDay(2024, 1, 1), last: calendarDay(2024, 12, 31) }, 364)).toEqual([
      { first: calendarDay(2024, 1, 1), last: calendarDay(2024, 11, 30) },
      { first: calendarDay(2024, 12, 1), last: calendarDay(2024, 12, 31) },
    ]);
  });

  it('takes a month whole that ends on the last day allowed', () => {
    expect(splitDays({ first: calendarDay(2026, 1, 1), last: calendarDay(2026, 2, 28) }, 31)).toEqual([
      { first: calendarDay(2026, 1, 1), last: calendarDay(2026, 1, 31) },
      { first: calendarDay(2026, 2, 1), last: calendarDay(2026, 2, 28) },
    ]);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses pieces of %d days', (maxDays) => {
    const day = calendarDay(2026, 1, 1);
    expect(() => splitDays({ first: day, last: day }, maxDays)).toThrow(RangeError);
  });
});
