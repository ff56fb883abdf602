import fc from 'fast-check';
import { monthOf } from './BillingMonth';
import { addDays, calendarDay, type CalendarDay } from './CalendarDay';
import { fillGaps } from './fillGaps';

const first = calendarDay(2024, 2, 28);

describe('fillGaps', () => {
  it('has a slot for every day, telling a gap from a zero', () => {
    const { values, present } = fillGaps({ first, last: addDays(first, 3) }, [
      { at: addDays(first, 2), value: 0 },
      { at: first, value: 1.5 },
    ]);
    expect([...values]).toEqual([1.5, 0, 0, 0]);
    expect([...present]).toEqual([1, 0, 1, 0]);
  });

  it('adds up points of one day and leaves out those outside', () => {
    const { values } = fillGaps({ first, last: first }, [
      { at: first, value: 2 },
      { at: first, value: -0.5 },
      { at: addDays(first, -1), value: 100 },
      { at: addDays(first, 1), value: 100 },
    ]);
    expect([...values]).toEqual([1.5]);
  });

  it('works by month alike', () => {
    const january = monthOf(calendarDay(2026, 1, 1));
    const { values } = fillGaps({ first: january, last: monthOf(calendarDay(2026, 3, 1)) }, [
      { at: january, value: 7 },
    ]);
    expect([...values]).toEqual([7, 0, 0]);
  });

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
