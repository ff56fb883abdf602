import { addDays, type CalendarDay, type CalendarPiece, daysBetween, earlierDay } from '@glance/time-buckets';
import type { StatsTable } from './StatsTable';

/** What is kept of a month: its rows, and how far the days had come when SendGrid was asked. */
export interface HeldStats {
  readonly table: StatsTable;
  /** The day on which SendGrid was asked, in the account's zone; the month was asked up to it, today included. */
  readonly askedOn: CalendarDay;
}

/**
 * Whether an answer tells all of the days that are needed of a month. One from before midnight does not: of its last day
 * it has a part of the mail, and of the next one nothing.
 */
export function isWhole(
  { needed }: Pick<CalendarPiece, 'needed'>,
  { askedOn }: HeldStats,
  today: CalendarDay
): boolean {
  return askedOn >= earlierDay(addDays(needed.last, 1), today);
}

/** Opens and clicks of a mail come for days after it (SendGrid counts them on the day of the mail); after these, hardly. */
const GROWING_DAYS = 7;

/**
 * Whether figures of a month will hardly change any more. What counts is the day on which it was asked: an answer from
 * before does not become good by waiting.
 */
export function wasSettled({ days }: CalendarPiece, { askedOn }: HeldStats): boolean {
  return daysBetween(days.last, askedOn) > GROWING_DAYS;
}
