import { UNIT_MS } from './parseInstant';

/** Reads a width of buckets: `5m`, `1h`, or milliseconds without a unit, more than nothing. */
export function parseInterval(text: string): number | undefined {
  const [, amount, unit = 'ms'] = /^(\d+)(ms|s|m|h|d|w)?$/.exec(text) ?? [];
  const widthMs = Number(amount) * (UNIT_MS[unit] ?? 0);
  return widthMs > 0 ? widthMs : undefined;
}

const WEEK_MS = 604_800_000;
const DEFAULT_POINTS = 150;
const ROUND_WIDTHS_MS = [1, 2, 5, 10, 15, 30]
  .flatMap((amount) => [amount * 1000, amount * 60_000])
  .concat([1, 2, 4, 6, 12, 24, 48, 168].map((hours) => hours * 3_600_000))
  .sort((one, other) => one - other);

/** The width when none is asked for: "a resolution of 150 points", here the smallest round width that gives no more. */
export function defaultInterval(rangeMs: number): number {
  const smallest = rangeMs / DEFAULT_POINTS;
  return ROUND_WIDTHS_MS.find((widthMs) => widthMs >= smallest) ?? Math.ceil(smallest / WEEK_MS) * WEEK_MS;
}
