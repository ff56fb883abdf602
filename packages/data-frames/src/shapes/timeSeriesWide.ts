import type { CheckedFrame } from '../CheckedFrame';
import { type SeriesInput, seriesField } from './SeriesInput';
import type { ShapeOptions } from './ShapeOptions';
import { seriesTimeField } from './seriesTimeField';
import { shapedFrame } from './shapedFrame';

/** Series that share their times. */
export interface TimeSeriesWideInput extends ShapeOptions {
  /** Whole epoch milliseconds, strictly ascending. */
  readonly times: Float64Array;
  /** One value per time each; no two with the same labels. */
  readonly series: readonly SeriesInput[];
  /** Distance of the points, when they are regular: Grafana draws a gap where points are further apart. */
  readonly intervalMs?: number;
}

/**
 * A `timeseries-wide` frame: a non-null field `time` and one nullable float64 field per series. Without any series it
 * is the contract's "no data", a frame without fields. Throws `FrameError`.
 */
export function timeSeriesWide({ times, series, intervalMs, ...options }: TimeSeriesWideInput): CheckedFrame {
  const fields = series.length === 0 ? [] : [seriesTimeField(times, intervalMs), ...series.map(seriesField)];
  return shapedFrame('timeseries-wide', fields, options);
}
