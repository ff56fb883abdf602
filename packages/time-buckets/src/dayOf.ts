import { tzOffset } from '@date-fns/tz';
import { type CalendarDay, DAY_MS } from './CalendarDay';

/**
 * First instants of days outside UTC, by zone and day: a panel needs hundreds of them for each account, and Intl takes
 * microseconds to work one out. They never change; when there are many it begins anew.
 */
const starts = new Map<string, number>();
const MAX_STARTS = 10_000;

/**
 * The calendar day that clocks in `zone` (an IANA name, UTC by default) show at an instant.
 * Throws a RangeError for an instant that is no finite number and for an unknown zone.
 */
export function dayOf(epochMs: number, zone = 'UTC'): CalendarDay {
  if (!Number.isFinite(epochMs)) {
    throw new RangeError(`Not an instant: ${String(epochMs)}`);
  }
  return Math.floor((epochMs + offsetMs(epochMs, zone)) / DAY_MS) as CalendarDay;
}

/**
 * The first instant of a day in `zone`, as epoch milliseconds. Where the change to summer time skips midnight the
 * day begins later than 00:00; a day that a zone left out altogether (Samoa, 30 December 2011) begins, and ends, with
 * the next one. Throws a RangeError for an unknown zone.
 */
export function startOfDay(day: CalendarDay, zone = 'UTC'): number {
  if (zone === 'UTC') {
    return day * DAY_MS;
  }
  const key = `${zone} ${day}`;
  const known = starts.get(key);
  if (known !== undefined) {
    return known;
  }
  if (starts.size >= MAX_STARTS) {
    starts.clear();
  }
  const start = workOutStart(day, zone);
  starts.set(key, start);
  return start;
}

function workOutStart(day: CalendarDay, zone: string): number {
  const midnightUtc = day * DAY_MS;
  // Offsets lie within ±14 h, so a day to either side is before and after any change of clocks at this midnight.
  const offsetBefore = offsetMs(midnightUtc - DAY_MS, zone);
  const byOffsetBefore = midnightUtc - offsetBefore;
  if (offsetMs(byOffsetBefore, zone) === offsetBefore) {
    return byOffsetBefore;
  }
  const offsetAfter = offsetMs(midnightUtc + DAY_MS, zone);
  const byOffsetAfter = midnightUtc - offsetAfter;
  if (offsetMs(byOffsetAfter, zone) === offsetAfter) {
    return byOffsetAfter;
  }
  return firstInstantNotBefore(day, zone, { after: byOffsetAfter, upTo: byOffsetBefore });
}

/** Midnight itself was skipped: looks for the change of clocks, which is where the day begins. */
function firstInstantNotBefore(
  day: CalendarDay,
  zone: string,
  { after, upTo }: { readonly after: number; readonly upTo: number }
): number {
  let low = after;
  let high = upTo;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (dayOf(middle, zone) >= day) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}

function offsetMs(epochMs: number, zone: string): number {
  if (zone === 'UTC') {
    return 0;
  }
  const minutes = tzOffset(zone, new Date(epochMs));
  if (Number.isNaN(minutes)) {
    throw new RangeError(`Unknown time zone "${zone}"`);
  }
  return Math.round(minutes * 60_000);
}
