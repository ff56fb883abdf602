import * as fc from 'fast-check';
import { type CalendarDay, calendarDay } from './CalendarDay';
import { endOfWeek, startOfWeek, weekOf } from './CalendarWeek';

describe('a week', () => {
  it('begins on Monday and ends on Sunday', () => {
    const wednesday = calendarDay(2026, 11, 25);
    expect(startOfWeek(weekOf(wednesday))).toBe(calendarDay(2026, 11, 23));
    expect(endOfWeek(weekOf(wednesday))).toBe(calendarDay(2026, 11, 29));
    expect(weekOf(calendarDay(1970, 1, 1))).toBe(0);
  });

  it('holds seven days, of which each lies in no other week', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        const day = number as CalendarDay;
        const week = weekOf(day);
        expect(startOfWeek(week)).toBeLessThanOrEqual(day);
        expect(endOfWeek(week)).toBeGreaterThanOrEqual(day);
        expect(weekOf(startOfWeek(week))).toBe(week);
        expect(weekOf(endOfWeek(week))).toBe(week);
      })
    );
  });
});
