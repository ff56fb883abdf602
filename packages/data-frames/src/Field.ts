import type { FieldConfig } from './FieldConfig';
import type { FieldType, FieldValues } from './FieldType';

/** What tells one series from another; alert rules compare nothing else. */
export type Labels = Readonly<Record<string, string>>;

/** One column of type `T`. */
export interface FieldOf<T extends FieldType> {
  readonly name: string;
  readonly type: T;
  /** Must be true whenever a value is missing: Grafana would silently read 0 or "" otherwise. */
  readonly nullable: boolean;
  readonly values: FieldValues[T];
  /**
   * Arrow validity bitmap over a typed array: bit `i & 7` of byte `i >> 3` is 1 where row `i` has a value. Without it
   * every row has one. Not allowed beside a plain array, whose `null`s say the same.
   */
  readonly validity?: Uint8Array;
  readonly labels?: Labels;
  readonly config?: FieldConfig;
}

/** One column. `field.type` tells which values it holds. */
export type Field = { [T in FieldType]: FieldOf<T> }[FieldType];
