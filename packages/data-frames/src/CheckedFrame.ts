import type { Frame } from './Frame';
import { checkFields } from './check/checkFields';
import { checkMeta } from './check/checkMeta';
import { checkShape } from './check/checkShape';

declare const checked: unique symbol;

/** A frame that Grafana is known to read as it was meant; made by `checkFrame` and the shape builders only. */
export type CheckedFrame = Frame & { readonly [checked]: true };

/**
 * Returns the same frame, marked as checked, or throws a `FrameError` that names the frame, the field and the value.
 *
 * Looked at: equal lengths; values of the field's type; missing values only where `nullable`; times in whole
 * milliseconds; enum indexes with a text; labels, config and meta that Grafana's Go decoder reads and that JSON keeps;
 * no two fields of one name and label set; and whatever `meta.type` demands (see `checkShape`).
 */
export function checkFrame(frame: Frame): CheckedFrame {
  checkFields(frame);
  checkMeta(frame);
  checkShape(frame);
  return frame as CheckedFrame;
}
