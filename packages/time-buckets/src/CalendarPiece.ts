import { addMonths, endOfMonth, monthOf, startOfMonth } from './BillingMonth';
import { addDays, type CalendarDay, daysBetween, earlierDay, laterDay } from './CalendarDay';
import { formatMonth } from './dayText';
import type { DayRange } from './Span';

/** A piece of a range of days that is asked for, and held, by itself. */
export interface CalendarPiece {
  /** Tells it from the others: `2026-11`. */
  readonly name: string;
  /** The days it is made of; those of the current month also beyond today. */
  readonly days: DayRange;
  /** Those of them that cannot be done without; none is after today. */
  readonly needed: DayRange;
}

/** The calendar months that a range touches, in order: the same pieces for every range that touches them. */
export function monthPieces(days: DayRange): readonly CalendarPiece[] {
  const pieces: CalendarPiece[] = [];
  const lastMonth = monthOf(days.last);
  for (let month = monthOf(days.first); month <= lastMonth; month = addMonths(month, 1)) {
    const whole = { first: startOfMonth(month), last: endOfMonth(month) };
    const needed = { first: laterDay(whole.first, days.first), last: earlierDay(whole.last, days.last) };
    pieces.push({ name: formatMonth(month), days: whole, needed });
  }
  return pieces;
}

/**
 * Cuts pieces, which come in the order of time, into runs of neighbours that together have at most `maxDays` days up to
 * today. Pieces that are left out in between end a run.
 */
export function neighbouringRuns<P extends CalendarPiece>(
  pieces: readonly P[],
  { today, maxDays }: { readonly today: CalendarDay; readonly maxDays: number }
): ReadonlyArray<readonly P[]> {
  const runs: P[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    const isNext = run?.at(-1)?.days.last === piece.days.first - 1;
    if (run && first && isNext && lengthUpTo(today, first, piece) <= maxDays) {
      run.push(piece);
    } else {
      runs.push([piece]);
    }
  }
  return runs;
}

/** The needed days of a piece that had not come on the day it was asked; undefined when nothing is missing. */
export function neverAskedDays({ needed }: Pick<CalendarPiece, 'needed'>, askedOn: CalendarDay): DayRange | undefined {
  return askedOn >= needed.last ? undefined : { first: laterDay(needed.first, addDays(askedOn, 1)), last: needed.last };
}

function lengthUpTo(today: CalendarDay, first: CalendarPiece, last: CalendarPiece): number {
  return daysBetween(first.days.first, earlierDay(last.days.last, today)) + 1;
}
