import type { CheckedFrame } from '../CheckedFrame';
import { frameFault } from '../check/frameFault';
import { seriesKey } from '../check/seriesKey';
import { type SeriesInput, seriesField } from './SeriesInput';
import type { ShapeOptions } from './ShapeOptions';
import { seriesTimeField } from './seriesTimeField';
import { shapedFrame } from './shapedFrame';

/** Series with times of their own. */
export interface TimeSeriesMultiInput extends ShapeOptions {
  readonly series: ReadonlyArray<
    SeriesInput & {
      /** Whole epoch milliseconds, strictly ascending. */
      readonly times: Float64Array;
      /** Distance of the points, when they are regular. */
      readonly intervalMs?: number;
    }
  >;
}

/**
 * `timeseries-multi` frames, one per series, each with the same meta; without any series one "no data" frame. Throws
 * `FrameError`, also when two series have the same labels.
 */
export function timeSeriesMulti({ series, ...options }: TimeSeriesMultiInput): readonly CheckedFrame[] {
  if (series.length === 0) {
    return [shapedFrame('timeseries-multi', [], options)];
  }
  const seen = new Set<string>();
  return series.map((input) => {
    const frame = shapedFrame(
      'timeseries-multi',
      [seriesTimeField(input.times, input.intervalMs), seriesField(input)],
      options
    );
    const key = seriesKey(input.labels);
    if (seen.has(key)) {
      throw frameFault(frame, input, 'has the labels of another frame', input.labels ?? {});
    }
    seen.add(key);
    return frame;
  });
}
