import { bucketCount, floorTo, type TimeRange } from '../../../shared/interval';

/** The slots of an answer: buckets of time, or a single one for the whole range. */
export interface SlotAxis {
  /** At least 1. */
  readonly slotCount: number;
  /** Start of each slot, epoch ms, ascending; empty for a total. */
  readonly times: Float64Array;
  /** Width of a slot, ms; undefined for a total. */
  readonly intervalMs?: number;
}

/** The slots of a range; without an interval a total. */
export function slotAxis(range: TimeRange, intervalMs?: number): SlotAxis {
  if (intervalMs === undefined) {
    return { slotCount: 1, times: new Float64Array(0) };
  }
  const slotCount = bucketCount(range, intervalMs);
  const first = floorTo(range.fromMs, intervalMs);
  const times = Float64Array.from({ length: slotCount }, (_, slot) => first + slot * intervalMs);
  return { slotCount, times, intervalMs };
}

/** The slot in which an instant lies; none of the axis when it lies outside. */
export function slotOf({ times: [first = 0], intervalMs }: SlotAxis, ms: number): number {
  return intervalMs === undefined ? 0 : Math.floor((ms - first) / intervalMs);
}
