import { type AbsoluteTimeRange, type TimeRange } from '@grafana/data';

/** What the arrows and the magnifier of the time picker do to a range. */
export type TimeRangeShift = 'back' | 'forward' | 'zoomOut';

/** The shifted range in epoch milliseconds, by Grafana's rules: arrows move by half, zooming doubles. */
export function shiftTimeRange(range: TimeRange, shift: TimeRangeShift): AbsoluteTimeRange {
  const from = range.from.valueOf();
  const to = range.to.valueOf();
  const half = Math.round((to - from) / 2);
  switch (shift) {
    case 'back':
      return { from: from - half, to: to - half };
    case 'forward':
      return { from: from + half, to: to + half };
    case 'zoomOut':
      return { from: from - half, to: to + half };
  }
}
