import type { FieldOf, Labels } from '../Field';
import type { FieldConfig } from '../FieldConfig';
import { float64Field } from '../fieldBuilders';

/** Numbers with or without gaps: `null` in a plain array, or a typed array beside a validity bitmap. */
export type NumberValues = Float64Array | ReadonlyArray<number | null>;

/** One series: the values of one label set. */
export interface SeriesInput {
  /** Name of the value field, usually the metric. It does not tell series apart, `labels` do. */
  readonly name: string;
  readonly values: NumberValues;
  /** Arrow validity bitmap of a typed array; see `Field.validity`. */
  readonly validity?: Uint8Array;
  readonly labels?: Labels;
  readonly config?: FieldConfig;
}

/** The value field of a series. Always nullable, so that its type is the same whatever the answer misses. */
export function seriesField({ name, values, validity, labels, config }: SeriesInput): FieldOf<'float64'> {
  return float64Field(name, values, { nullable: true, validity, labels, config });
}
