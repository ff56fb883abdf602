import fc from 'fast-check';
import { addDays, calendarDay } from './CalendarDay';
import { dayOf, startOfDay } from './dayOf';

describe('dayOf and startOfDay', () => {
  it('agree with each other around every change of clocks since 2012', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
      'Asia/Tehran',
    ];
    const days = fc.integer({ min: calendarDay(2012, 1, 1), max: calendarDay(2040, 12, 31) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), days, fc.double({ min: 0, max: 1, noNaN: true }), (zone, number, part) => {
        const day = addDays(calendarDay(1970, 1, 1), number);
        const start = startOfDay(day, zone);
        const end = startOfDay(addDays(day, 1), zone);
        expect(dayOf(start, zone)).toBe(day);
        expect(dayOf(start - 1, zone)).toBe(addDays(day, -1));
        expect(dayOf(Math.min(start + Math.floor((end - start) * part), end - 1), zone)).toBe(day);
      }),
      { numRuns: 500 }
    );
  });
});
