const DATE_MATH = /^now(?:([+-])(\d+)(ms|s|m|h|d|w))?$/;
const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Milliseconds of the units of durations. */
export const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Reads milliseconds since 1970 as text, an ISO 8601 date, or date math such as `now-15m`; epoch milliseconds. */
export function parseInstant(text: string, nowMs: number): number | undefined {
  if (/^\d+$/.test(text)) {
    return Number(text);
  }
  const [isMath, sign, amount = '0', unit = 'ms'] = DATE_MATH.exec(text) ?? [];
  if (isMath !== undefined) {
    const offsetMs = Number(amount) * (UNIT_MS[unit] ?? 0);
    return sign === '-' ? nowMs - offsetMs : nowMs + offsetMs;
  }
  const epochMs = ISO.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(epochMs) ? undefined : epochMs;
}
