import type { BillingMonth } from './BillingMonth';
import type { CalendarDay } from './CalendarDay';
import { isWithin, type Span, spanLength } from './Span';

/** What one day or month contributes to a series. */
export interface Point<T extends CalendarDay | BillingMonth> {
  readonly at: T;
  readonly value: number;
}

/** One number for every day or month of a span, in order. */
export interface DenseSeries {
  /** 0 where no point was given. */
  readonly values: Float64Array;
  /** 1 where at least one point was given, else 0. */
  readonly present: Uint8Array;
}

/**
 * Spreads points over all slots of a span. Points of the same slot are added up; points outside the span are left
 * out, since Azure may answer with rows from outside the period asked for.
 */
export function fillGaps<T extends CalendarDay | BillingMonth>(span: Span<T>, points: Iterable<Point<T>>): DenseSeries {
  const values = new Float64Array(spanLength(span));
  const present = new Uint8Array(spanLength(span));
  for (const { at, value } of points) {
    if (isWithin(span, at)) {
      const index = at - span.first;
      values[index] = (values[index] ?? 0) + value;
      present[index] = 1;
    }
  }
  return { values, present };
}
