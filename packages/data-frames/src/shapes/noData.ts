import type { CheckedFrame } from '../CheckedFrame';
import type { FrameType } from '../FrameMeta';
import type { ShapeOptions } from './ShapeOptions';
import { shapedFrame } from './shapedFrame';

/** The dataplane contract's "no data": a frame that has a type and no fields. Alert rules see NoData. */
export function noData(type: FrameType, meta?: ShapeOptions['meta']): CheckedFrame {
  return shapedFrame(type, [], { meta });
}
