import fc from 'fast-check';
import { addDays, calendarDay } from './CalendarDay';
import { startOfDay } from './dayOf';
import { dayRange } from './dayRange';

const nowMs = Date.UTC(2026, 10, 25, 12);
const today = calendarDay(2026, 11, 25);

describe('dayRange', () => {
  it('covers every instant asked for that is not after today, and no day besides', () => {
    const instants = fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2027, 0, 1) });
    fc.assert(
      fc.property(instants, instants, (one, other) => {
        const [fromMs, toMs] = one < other ? [one, other] : [other, one];
        const range = dayRange({ fromMs, toMs, nowMs });
        if (range === undefined) {
          expect(fromMs).toBeGreaterThanOrEqual(startOfDay(addDays(today, 1)));
          return;
        }
        expect(range.first).toBeLessThanOrEqual(range.last);
        expect(range.last).toBeLessThanOrEqual(today);
        expect(startOfDay(range.first)).toBeLessThanOrEqual(fromMs);
        expect(startOfDay(addDays(range.first, 1))).toBeGreaterThan(fromMs);
        expect(startOfDay(range.last)).toBeLessThanOrEqual(Math.max(fromMs, toMs - 1));
        expect(startOfDay(addDays(range.last, 1))).toBeGreaterThanOrEqual(Math.min(toMs, startOfDay(today)));
      })
    );
  });
});
