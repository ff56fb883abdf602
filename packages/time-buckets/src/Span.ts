import type { BillingMonth } from './BillingMonth';
import type { CalendarDay } from './CalendarDay';

/** Neighbouring days or months, both ends included; `first` is never after `last`. */
export interface Span<T extends CalendarDay | BillingMonth> {
  readonly first: T;
  readonly last: T;
}

export type DayRange = Span<CalendarDay>;
export type MonthRange = Span<BillingMonth>;

/** How many days or months a span has; at least 1. */
export function spanLength<T extends CalendarDay | BillingMonth>(span: Span<T>): number {
  return span.last - span.first + 1;
}

/** Whether a day or month lies in a span. */
export function isWithin<T extends CalendarDay | BillingMonth>(span: Span<T>, slot: T): boolean {
  return slot >= span.first && slot <= span.last;
}
