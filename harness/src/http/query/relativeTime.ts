const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const relative = /^now((?:[+-]\d+[smhdwMy])*)(?:\/([smhdwMy]))?$/;

/**
 * One end of a time range as `/api/ds/query` takes it: epoch milliseconds as digits, or relative to now such as
 * `now-1h` or `now-1d/d`, in UTC.
 * @param end which end it is: a rounded end goes to the last millisecond of its unit
 * @returns epoch milliseconds, or undefined for anything else
 */
export function parseRangeEnd(text: string, nowMs: number, end: 'from' | 'to'): number | undefined {
  if (/^-?\d+$/.test(text)) {
    return Number(text);
  }
  const match = relative.exec(text);
  if (!match) {
    return undefined;
  }
  const [, offsets = '', rounding] = match;
  let time = nowMs;
  for (const [, sign, count, unit] of offsets.matchAll(/([+-])(\d+)([smhdwMy])/g)) {
    time = addUnits(time, Number(`${sign}${count}`), unit ?? 's');
  }
  if (rounding === undefined) {
    return time;
  }
  const start = startOfUnit(time, rounding);
  return end === 'from' ? start : addUnits(start, 1, rounding) - 1;
}

function addUnits(time: number, count: number, unit: string): number {
  const ms = unitMs[unit];
  if (ms !== undefined) {
    return time + count * ms;
  }
  const date = new Date(time);
  return unit === 'M'
    ? date.setUTCMonth(date.getUTCMonth() + count)
    : date.setUTCFullYear(date.getUTCFullYear() + count);
}

function startOfUnit(time: number, unit: string): number {
  const date = new Date(time);
  switch (unit) {
    case 'w':
      // Weeks begin on Monday; the epoch was a Thursday.
      return startOfUnit(time, 'd') - ((date.getUTCDay() + 6) % 7) * 86_400_000;
    case 'M':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
    case 'y':
      return Date.UTC(date.getUTCFullYear(), 0);
    default: {
      const ms = unitMs[unit] ?? 1000;
      return Math.floor(time / ms) * ms;
    }
  }
}
