import { floorTo, type TimeRange } from './interval';

/** How near to the present a dashboard's range ends that follows it. */
const LIVE_WITHIN_MS = 10_000;

/** How far a live range is moved back at most, unless the data source says how long answers are fresh. */
const LIVE_STEP_MS = 10_000;

/** A range with when and for whom it is asked. */
export interface AskedTime extends TimeRange {
  readonly fromAlert: boolean;
  readonly nowMs: number;
  /** Of the data source's settings. */
  readonly cacheTtlMs?: number;
}

/**
 * By how much a range is moved into the past, ms. A live range is another one with every refresh, by a few seconds that
 * nobody means. Moved back to a common step, ten people who open a dashboard within it ask one question; none sees less
 * than is fresh anyway.
 */
export function liveShiftMs({ fromAlert, toMs, nowMs, cacheTtlMs = LIVE_STEP_MS }: AskedTime): number {
  const isLive = !fromAlert && toMs >= nowMs - LIVE_WITHIN_MS;
  return isLive && cacheTtlMs > 0 ? toMs - floorTo(toMs, cacheTtlMs) : 0;
}

/** A range moved into the past. */
export function movedBack({ fromMs, toMs }: TimeRange, backMs: number): TimeRange {
  return { fromMs: fromMs - backMs, toMs: toMs - backMs };
}
