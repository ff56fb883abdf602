import type { FieldOf } from '../Field';
import { timeField } from '../fieldBuilders';

/** The time field of a time series: never nullable, with the distance of its points (ms) where that is regular. */
export function seriesTimeField(times: Float64Array, intervalMs: number | undefined): FieldOf<'time'> {
  const config = intervalMs === undefined ? undefined : { interval: intervalMs };
  return timeField('time', times, { nullable: false, config });
}
