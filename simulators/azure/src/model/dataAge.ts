import { seededRandom } from '@glance/simulator-common';
import { type Day, firstOfMonth, startOfDayMs } from './calendar';

const HOUR_MS = 3_600_000;
/** Azure refreshes cost data about six times a day. */
const REFRESH_MS = 4 * HOUR_MS;
/** A day's usage is rated within 24 hours of the day's end. */
const RATED_AFTER_MS = 24 * HOUR_MS;
/** A billing month is final 72 hours after its end. */
const CLOSED_AFTER_MS = 72 * HOUR_MS;
/** How far an estimate of the open month may be off. */
const LARGEST_ERROR = 0.03;

/** When Azure last refreshed its data before `asOfMs`; between two refreshes every answer stays the same. */
export function lastRefreshMs(asOfMs: number): number {
  return Math.floor(asOfMs / REFRESH_MS) * REFRESH_MS;
}

/** The cost of one resource on one day, seen at a moment. */
export interface AgeContext {
  readonly seed: number;
  readonly resourceKey: string;
  readonly day: Day;
  readonly asOfMs: number;
}

/**
 * The share of the final cost that Azure knows at `asOfMs`; 0 when it has no row yet, and 1 for ever once the month is
 * closed. Today is missing, yesterday comes in bit by bit (some resources late), and days of the open month are
 * re-rated slightly until it closes.
 * See https://learn.microsoft.com/azure/cost-management-billing/costs/understand-cost-mgt-data.
 */
export function knownShare({ seed, resourceKey, day, asOfMs }: AgeContext): number {
  const refreshedMs = lastRefreshMs(asOfMs);
  const dayEndMs = startOfDayMs(day + 1);
  if (refreshedMs < dayEndMs) {
    return 0;
  }
  const latenessMs = Math.floor(seededRandom(seed, 'late', resourceKey) * 3) * REFRESH_MS;
  const rated = Math.min(1, Math.max(0, (refreshedMs - dayEndMs + 2 * REFRESH_MS - latenessMs) / RATED_AFTER_MS));
  const closesMs = startOfDayMs(firstOfMonth(day, 1)) + CLOSED_AFTER_MS;
  const open = Math.max(0, (closesMs - refreshedMs) / (closesMs - dayEndMs));
  const error = LARGEST_ERROR * (2 * seededRandom(seed, 'estimate', resourceKey, day) - 1);
  return rated * (1 + error * open);
}
