import type { CheckedFrame } from '../CheckedFrame';
import { stringField } from '../fieldBuilders';
import { type SeriesInput, seriesField } from './SeriesInput';
import type { ShapeOptions } from './ShapeOptions';
import { shapedFrame } from './shapedFrame';

/** One number per label set, as rows. */
export interface NumericLongInput extends ShapeOptions {
  /** String columns: row `i` of all of them is the label set of row `i`; no two rows have the same. */
  readonly labels: ReadonlyArray<{ readonly name: string; readonly values: readonly string[] }>;
  /** The number column. A second one would repeat the label sets: use a label column `metric` instead. */
  readonly values: ReadonlyArray<Omit<SeriesInput, 'labels'>>;
}

/** A `numeric-long` frame: the label columns, then the nullable float64 column. Throws `FrameError`. */
export function numericLong({ labels, values, ...options }: NumericLongInput): CheckedFrame {
  const labelFields = labels.map((label) => stringField(label.name, label.values, { nullable: false }));
  return shapedFrame('numeric-long', [...labelFields, ...values.map(seriesField)], options);
}
