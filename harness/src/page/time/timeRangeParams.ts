import { dateMath, dateTime, isDateTime, type RawTimeRange, type TimeRange, type TimeZone } from '@grafana/data';

/** A time range as the page's address holds it: `now-90d`, or epoch milliseconds as digits. */
export interface TimeRangeParams {
  readonly from: string;
  readonly to: string;
}

/** The absolute range that the parameters mean right now. An unreadable end counts as "the last 6 hours". */
export function toTimeRange({ from, to }: TimeRangeParams, timeZone: TimeZone): TimeRange {
  const raw = { from: parseEnd(from), to: parseEnd(to) };
  const start = dateMath.toDateTime(raw.from, { roundUp: false, timezone: timeZone });
  const end = dateMath.toDateTime(raw.to, { roundUp: true, timezone: timeZone });
  if (!start?.isValid() || !end?.isValid()) {
    return toTimeRange({ from: 'now-6h', to: 'now' }, timeZone);
  }
  return { from: start, to: end, raw };
}

/** The parameters that keep a picked range: relative ends stay relative. */
export function toTimeRangeParams(raw: RawTimeRange): TimeRangeParams {
  return { from: formatEnd(raw.from), to: formatEnd(raw.to) };
}

function parseEnd(text: string) {
  return /^-?\d+$/.test(text) ? dateTime(Number(text)) : text;
}

function formatEnd(end: RawTimeRange['from']): string {
  return isDateTime(end) ? String(end.valueOf()) : end;
}
