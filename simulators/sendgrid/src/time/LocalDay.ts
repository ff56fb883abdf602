const DAY_MS = 86_400_000;
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

declare const brand: unique symbol;

/** A day of the calendar, as the number of days from 1970-01-01 on; when it begins depends on the zone. */
export type LocalDay = number & { readonly [brand]: 'LocalDay' };

/** Reads `YYYY-MM-DD`; `undefined` when it is another form, or no day of the calendar. */
export function parseDay(text: string): LocalDay | undefined {
  const [, year, month, date] = FORM.exec(text) ?? [];
  const epochMs = Date.UTC(Number(year), Number(month) - 1, Number(date));
  const day = (epochMs / DAY_MS) as LocalDay;
  return !Number.isNaN(epochMs) && formatDay(day) === text ? day : undefined;
}

/** As `YYYY-MM-DD`. */
export function formatDay(day: LocalDay): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(day: LocalDay, days: number): LocalDay {
  return (day + days) as LocalDay;
}

/** The day so many months before, or the month's last if it has no such day. */
export function monthsBefore(day: LocalDay, months: number): LocalDay {
  const first = new Date(day * DAY_MS);
  const date = first.getUTCDate();
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() - months);
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return addDays((first.getTime() / DAY_MS) as LocalDay, Math.min(date, lastDate) - 1);
}

/** How figures are put together. */
export const AGGREGATIONS = ['day', 'week', 'month'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** The first day of the week (Monday) or month that a day is in; the day itself for `day`. */
export function startOf(aggregation: Aggregation, day: LocalDay): LocalDay {
  switch (aggregation) {
    case 'day':
      return day;
    case 'week':
      return addDays(day, -((day + 3) % 7)); // 1970-01-01 was a Thursday
    case 'month':
      return addDays(day, 1 - new Date(day * DAY_MS).getUTCDate());
  }
}

/** The day it is at an instant in a zone. */
export function dayAt(epochMs: number, timeZone: string): LocalDay {
  return Math.floor((epochMs + offsetAt(epochMs, timeZone)) / DAY_MS) as LocalDay;
}

/** The first instant of a day in a zone. Where clocks are put forward at midnight, that is not 00:00. */
export function startOfDay(day: LocalDay, timeZone: string): number {
  const asUtcMs = day * DAY_MS;
  // The offset holds at the instant that is looked for; a change nearby makes the first guess wrong by the change.
  const guesses = [offsetAt(asUtcMs - DAY_MS / 2, timeZone), offsetAt(asUtcMs + DAY_MS / 2, timeZone)]
    .map((offsetMs) => asUtcMs - offsetMs)
    .sort((one, other) => one - other);
  const [earlier = asUtcMs, later = asUtcMs] = guesses;
  if (earlier === later) {
    return earlier;
  }
  return dayAt(earlier, timeZone) === day ? earlier : firstInstant(earlier, later, (ms) => dayAt(ms, timeZone) >= day);
}

/** The first whole second after `falseMs`, up to `trueMs`, for which a test that never goes back to false holds. */
function firstInstant(falseMs: number, trueMs: number, holds: (epochMs: number) => boolean): number {
  let [low, high] = [falseMs, trueMs];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (holds(middle)) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(epochMs: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(epochMs)
      .map(({ type, value }) => [type, Number(value)])
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(epochMs / 1000) * 1000;
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(timeZone, format);
  return format;
}
