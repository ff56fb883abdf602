import fc from 'fast-check';
import { endOfMonth, monthOf } from './BillingMonth';
import { addDays, calendarDay, type CalendarDay } from './CalendarDay';
import { spanLength } from './Span';
import { splitDays } from './splitDays';

const spans = fc
  .record({ first: fc.integer({ min: calendarDay(1999, 1, 1), max: calendarDay(2030, 1, 1) }), more: fc.nat(3000) })
  .map(({ first, more }) => ({ first: first as CalendarDay, last: addDays(first as CalendarDay, more) }));

describe('splitDays', () => {
  it('makes pieces that touch, fit and cover the range', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 400 }), (range, maxDays) => {
        const pieces = splitDays(range, maxDays);
        expect(pieces[0]?.first).toBe(range.first);
        expect(pieces.at(-1)?.last).toBe(range.last);
        pieces.forEach((piece, index) => {
          expect(spanLength(piece)).toBeGreaterThanOrEqual(1);
          expect(spanLength(piece)).toBeLessThanOrEqual(maxDays);
          const next = pieces[index + 1];
          if (next) {
            expect(next.first).toBe(addDays(piece.last, 1));
          }
        });
      })
    );
  });

  it('never splits a month when a month fits', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 31, max: 400 }), (range, maxDays) => {
        for (const piece of splitDays(range, maxDays).slice(0, -1)) {
          expect(endOfMonth(monthOf(piece.last))).toBe(piece.last);
        }
      })
    );
  });

  it('makes no more pieces than needed: no piece could take the next month in', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 31, max: 400 }), (range, maxDays) => {
        const pieces = splitDays(range, maxDays);
        pieces.slice(0, -1).forEach((piece, index) => {
          const next = pieces[index + 1]!;
          const oneMore = Math.min(endOfMonth(monthOf(next.first)), range.last);
          expect(oneMore - piece.first + 1).toBeGreaterThan(maxDays);
        });
      })
    );
  });
});
