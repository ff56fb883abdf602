const UNITS_MS = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
} as const;

type Unit = keyof typeof UNITS_MS;

/** What durations look like, for messages. */
export const DURATION_HINT = 'a number with one of the units ms, s, m, h, d, w, such as "5m"';

/** The length of a Grafana duration in ms: `90s`, `5m`, `1d`, and `0`; undefined for any other text. */
export function parseDuration(text: string): number | undefined {
  const [, digits = '', unit] = /^(\d+)(ms|s|m|h|d|w)$/.exec(text) ?? [];
  if (unit === undefined) {
    return text === '0' ? 0 : undefined;
  }
  const ms = Number(digits) * UNITS_MS[unit as Unit];
  return Number.isSafeInteger(ms) ? ms : undefined;
}

/**
 * A length in its largest whole unit up to days, as Datadog and Grafana both read it: `90s`, `5m`, `7d`.
 * @param ms a whole number
 */
export function formatDuration(ms: number): string {
  const unit = (['d', 'h', 'm', 's'] as const).find((name) => ms > 0 && ms % UNITS_MS[name] === 0);
  return unit === undefined ? `${ms}ms` : `${ms / UNITS_MS[unit]}${unit}`;
}
