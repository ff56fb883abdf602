import { monthOf } from './BillingMonth';
import { addDays, calendarDay } from './CalendarDay';
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
});
