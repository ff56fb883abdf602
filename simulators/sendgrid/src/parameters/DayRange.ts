import { invalidParameter } from '../SendGridError';
import { AGGREGATIONS, type Aggregation, addDays, type LocalDay, parseDay } from '../time/LocalDay';
import type { QueryReader } from './QueryReader';

/** Days that are asked for, both included, and how they are put together. */
export interface DayRange {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly aggregation: Aggregation;
}

/** Reads `start_date`, `end_date` (default today) and `aggregated_by` (default `day`). @throws SendGridError 400 */
export function readRange(query: QueryReader, today: LocalDay): DayRange {
  const from = readDay(query, 'start_date');
  if (from === undefined) {
    throw invalidParameter('start_date', 'start_date is required');
  }
  const to = readDay(query, 'end_date') ?? today;
  if (to < from) {
    throw invalidParameter('end_date', 'end_date must not be before start_date');
  }
  return { from, to, aggregation: query.oneOf('aggregated_by', AGGREGATIONS) ?? 'day' };
}

/** A day of the calendar, if there is one of that name. @throws SendGridError 400 */
export function readDay(query: QueryReader, name: string): LocalDay | undefined {
  const text = query.text(name);
  if (text === undefined || text === '') {
    return undefined;
  }
  const day = parseDay(text);
  if (day === undefined) {
    throw invalidParameter(name, `${name} must be a date in the format YYYY-MM-DD`);
  }
  return day;
}

/** All days of a range. */
export function daysOf({ from, to }: Pick<DayRange, 'from' | 'to'>): readonly LocalDay[] {
  return Array.from({ length: to - from + 1 }, (_, index) => addDays(from, index));
}
