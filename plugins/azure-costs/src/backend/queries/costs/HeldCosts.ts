import { addDays, type CalendarDay, type DayRange, endOfMonth, monthOf, neverAskedDays } from '@glance/time-buckets';
import type { CostsPiece } from './CostsPiece';
import type { CostTable } from './CostTable';

/** What is kept of a piece of time: its rows, and how far the days had come when Azure was asked. */
export interface HeldCosts {
  readonly table: CostTable;
  /** The day on which Azure was asked, UTC; the piece was asked up to it, today included. */
  readonly askedOn: CalendarDay;
}

/**
 * A month's bill closes up to 72 hours after its end and was seen to move as late as the fifth day of the next month
 * (learn.microsoft.com, "Understand Cost Management data"); from the sixth on it is taken for closed.
 */
const CLOSING_DAYS = 5;

/**
 * Whether Azure will not change an answer any more. What counts is the day on which it was asked: an answer from before
 * the close does not become good by waiting.
 */
export function wasClosed({ days }: CostsPiece, { askedOn }: HeldCosts): boolean {
  return askedOn > addDays(endOfMonth(monthOf(days.last)), CLOSING_DAYS);
}

/** The days that a query needs and that had not come when Azure was asked; undefined when nothing is missing. */
export function neverAsked(piece: CostsPiece, { askedOn }: HeldCosts): DayRange | undefined {
  return neverAskedDays(piece, askedOn);
}
