import { addDays, calendarDay, dateOf, daysBetween, earlierDay, laterDay } from './CalendarDay';

describe('calendarDay', () => {
  it('counts from the first of January 1970', () => {
    expect(calendarDay(1970, 1, 1)).toBe(0);
    expect(calendarDay(1969, 12, 31)).toBe(-1);
    expect(calendarDay(2026, 11, 25)).toBe(Date.UTC(2026, 10, 25) / 86_400_000);
  });

  it.each([
    [2024, 2, 29],
    [2000, 2, 29],
    [1, 1, 1],
    [9999, 12, 31],
  ])('knows %i-%i-%i', (year, month, day) => {
    expect(dateOf(calendarDay(year, month, day))).toEqual({ year, month, day });
  });

  it.each([
    [2023, 2, 29],
    [1900, 2, 29],
    [2026, 13, 1],
    [2026, 0, 1],
    [2026, 4, 31],
    [2026, 1, 0],
    [0, 1, 1],
    [10_000, 1, 1],
    [Number.NaN, 1, 1],
  ])('refuses %d-%d-%d', (year, month, day) => {
    expect(() => calendarDay(year, month, day)).toThrow(RangeError);
  });

  it('steps over the leap day', () => {
    const leapDay = calendarDay(2024, 2, 29);
    expect(dateOf(addDays(leapDay, 1))).toEqual({ year: 2024, month: 3, day: 1 });
    expect(daysBetween(calendarDay(2024, 2, 28), calendarDay(2024, 3, 1))).toBe(2);
    expect(daysBetween(calendarDay(2023, 2, 28), calendarDay(2023, 3, 1))).toBe(1);
  });

  it('picks the earlier and the later of two days, in either order', () => {
    const one = calendarDay(2026, 1, 1);
    const next = addDays(one, 1);
    expect([earlierDay(one, next), earlierDay(next, one)]).toEqual([one, one]);
    expect([laterDay(one, next), laterDay(next, one)]).toEqual([next, next]);
  });

  it('cannot be confused with an instant or a month', () => {
    const take = (day: ReturnType<typeof calendarDay>): number => day;
    // @ts-expect-error an instant is no day
    take(Date.UTC(2026, 0, 1));
    expect(take(calendarDay(1970, 1, 2))).toBe(1);
  });
});
