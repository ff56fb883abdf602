import { endOfMonth, monthOf, startOfMonth } from './BillingMonth';
import { addDays, type CalendarDay, earlierDay } from './CalendarDay';
import type { DayRange } from './Span';

const LONGEST_MONTH_DAYS = 31;

/**
 * Cuts a range into neighbouring pieces of at most `maxDays` days, in order, as few as the rule below allows.
 *
 * A piece ends where a month ends, unless it is the last one. A vendor that adds up months would otherwise answer both
 * pieces with a part of the same month, and a cache that keeps whole months apart could hold neither. Only where
 * `maxDays` is shorter than the longest month (31 days) are months cut too.
 *
 * Azure Cost Management refuses more than a year and counts both ends: 364 days is the safe span.
 * Throws a RangeError when `maxDays` is no whole number of at least 1.
 */
export function splitDays(range: DayRange, maxDays: number): readonly DayRange[] {
  if (!Number.isInteger(maxDays) || maxDays < 1) {
    throw new RangeError(`A piece has at least one whole day, got ${String(maxDays)}`);
  }
  const pieces: DayRange[] = [];
  for (let first = range.first; first <= range.last;) {
    const last = lastOfPiece(first, { end: range.last, maxDays });
    pieces.push({ first, last });
    first = addDays(last, 1);
  }
  return pieces;
}

function lastOfPiece(
  first: CalendarDay,
  { end, maxDays }: { readonly end: CalendarDay; readonly maxDays: number }
): CalendarDay {
  const longest = addDays(first, maxDays - 1);
  if (longest >= end || maxDays < LONGEST_MONTH_DAYS) {
    return earlierDay(longest, end);
  }
  const month = monthOf(longest);
  return endOfMonth(month) === longest ? longest : addDays(startOfMonth(month), -1);
}
