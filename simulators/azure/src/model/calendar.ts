const DAY_MS = 86_400_000;

/** Whole days since 1970-01-01 UTC. */
export type Day = number;

export function dayOf(epochMs: number): Day {
  return Math.floor(epochMs / DAY_MS);
}

export function startOfDayMs(day: Day): number {
  return day * DAY_MS;
}

/** 0 is Sunday; 1970-01-01 was a Thursday. */
export function weekday(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function dayOfMonth(day: Day): number {
  return day - firstOfMonth(day) + 1;
}

/** First day of the month that is `months` after (or, if negative, before) the month of `day`. */
export function firstOfMonth(day: Day, months = 0): Day {
  const date = new Date(startOfDayMs(day));
  return dayOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
}

/** `2026-11-25`. */
export function isoDay(day: Day): string {
  return new Date(startOfDayMs(day)).toISOString().slice(0, 10);
}

/** The day of an ISO date or date and time, read as UTC where it names no zone; `undefined` for any other text. */
export function parseIsoDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(text)) {
    return undefined;
  }
  const epochMs = Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
  return Number.isNaN(epochMs) ? undefined : dayOf(epochMs);
}

/** Azure's `UsageDate`: 20261125. */
export function usageDate(day: Day): number {
  return Number(isoDay(day).replaceAll('-', ''));
}
