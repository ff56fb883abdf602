import type { CheckedFrame } from '../CheckedFrame';
import type { Field } from '../Field';
import type { ShapeOptions } from './ShapeOptions';
import { shapedFrame } from './shapedFrame';

/** Columns of any types. */
export interface TableInput extends ShapeOptions {
  readonly fields: readonly Field[];
}

/** A `table` frame, for people rather than alert rules. Throws `FrameError`. */
export function table({ fields, ...options }: TableInput): CheckedFrame {
  return shapedFrame('table', fields, options);
}
