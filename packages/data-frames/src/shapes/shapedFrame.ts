import { type CheckedFrame, checkFrame } from '../CheckedFrame';
import type { Field } from '../Field';
import type { FrameType } from '../FrameMeta';
import type { ShapeOptions } from './ShapeOptions';

/** The checked frame of these fields with `meta.type` and the version that belongs to it. */
export function shapedFrame(type: FrameType, fields: readonly Field[], options: ShapeOptions): CheckedFrame {
  const { name, refId, meta } = options;
  return checkFrame({
    ...(name !== undefined && { name }),
    ...(refId !== undefined && { refId }),
    fields,
    meta: { ...meta, type, typeVersion: isOfDataplane(type) ? [0, 1] : [0, 0] },
  });
}

function isOfDataplane(type: FrameType): boolean {
  return type !== 'table' && type !== 'log-lines';
}
