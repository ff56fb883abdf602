import * as fc from 'fast-check';
import { addDays, type CalendarDay, calendarDay } from './CalendarDay';
import { monthPieces, neighbouringRuns, neverAskedDays } from './CalendarPiece';
import { formatDay } from './dayText';
import type { DayRange } from './Span';

const textOf = ({ first, last }: DayRange) => `${formatDay(first)}..${formatDay(last)}`;
const day = (text: string) => calendarDay(...(text.split('-').map(Number) as [number, number, number]));
const year = { first: day('2025-12-10'), last: day('2026-11-25') };

describe('pieces of the calendar', () => {
  it('are whole months, of which the ends are needed in part', () => {
    const pieces = monthPieces({ first: day('2026-01-30'), last: day('2026-03-02') });
    expect(pieces.map(({ name, days, needed }) => [name, textOf(days), textOf(needed)])).toEqual([
      ['2026-01', '2026-01-01..2026-01-31', '2026-01-30..2026-01-31'],
      ['2026-02', '2026-02-01..2026-02-28', '2026-02-01..2026-02-28'],
      ['2026-03', '2026-03-01..2026-03-31', '2026-03-01..2026-03-02'],
    ]);
  });

  it('are asked together as far as the longest run reaches, counting no day after today', () => {
    const runs = neighbouringRuns(monthPieces(year), { today: day('2026-11-25'), maxDays: 360 });
    expect(runs.map((run) => run.map(({ name }) => name))).toEqual([
      [
        '2025-12',
        '2026-01',
        '2026-02',
        '2026-03',
        '2026-04',
        '2026-05',
        '2026-06',
        '2026-07',
        '2026-08',
        '2026-09',
        '2026-10',
        '2026-11',
      ],
    ]);
  });

  it('are never asked across one that is left out', () => {
    const pieces = monthPieces(year).filter(({ name }) => name !== '2026-03');
    const runs = neighbouringRuns(pieces, { today: day('2026-11-25'), maxDays: 90 });
    expect(runs.map((run) => run[0]?.name)).toEqual(['2025-12', '2026-04', '2026-06', '2026-08', '2026-10']);
  });

  it('lose and repeat none in being cut into runs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 31, max: 400 }), (length, maxDays) => {
        const pieces = monthPieces({ first: year.first, last: addDays(year.first, length) });
        const runs = neighbouringRuns(pieces, { today: addDays(year.first, length), maxDays });
        expect(runs.flat()).toEqual(pieces);
      })
    );
  });

  it('lack the days that had not come when they were asked', () => {
    const needed = { first: day('2026-11-03'), last: day('2026-11-25') };
    const gap = (askedOn: CalendarDay) => neverAskedDays({ needed }, askedOn);
    expect(gap(day('2026-11-25'))).toBeUndefined();
    expect(textOf(gap(day('2026-11-20')) ?? needed)).toBe('2026-11-21..2026-11-25');
    expect(gap(day('2026-10-20'))).toEqual(needed);
  });
});
