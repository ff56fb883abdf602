import fc from 'fast-check';
import { addDays, calendarDay, type CalendarDay } from './CalendarDay';
import { fillGaps } from './fillGaps';

const first = calendarDay(2024, 2, 28);

describe('fillGaps', () => {
  it('keeps the sum of what lies inside', () => {
    const point = fc.record({
      at: fc.integer({ min: -50, max: 150 }).map((offset) => (first + offset) as CalendarDay),
      value: fc.integer({ min: -1000, max: 1000 }),
    });
    fc.assert(
      fc.property(fc.array(point), fc.nat(100), (points, more) => {
        const { values, present } = fillGaps({ first, last: addDays(first, more) }, points);
        const inside = points.filter(({ at }) => at >= first && at <= first + more);
        expect(values.reduce((sum, value) => sum + value, 0)).toBe(inside.reduce((sum, { value }) => sum + value, 0));
        expect(present.filter((flag) => flag === 1)).toHaveLength(new Set(inside.map(({ at }) => at)).size);
      })
    );
  });
});
