type Nullable<T> = ReadonlyArray<T | null>;

/**
 * What a column of each field type holds. A typed array of Arrow's own layout is encoded as it is, with one copy; in a
 * plain array `null` is a missing value.
 *
 * - `time`: whole milliseconds since the Unix epoch (Grafana's own resolution is a nanosecond, ours a millisecond).
 * - `json`: plain JSON values; `null` is a missing value.
 * - `enum`: indexes into `config.type.enum.text`.
 */
export interface FieldValues {
  int8: Int8Array | Nullable<number>;
  int16: Int16Array | Nullable<number>;
  int32: Int32Array | Nullable<number>;
  int64: BigInt64Array | Nullable<bigint>;
  uint8: Uint8Array | Nullable<number>;
  uint16: Uint16Array | Nullable<number>;
  uint32: Uint32Array | Nullable<number>;
  uint64: BigUint64Array | Nullable<bigint>;
  float32: Float32Array | Nullable<number>;
  float64: Float64Array | Nullable<number>;
  string: Nullable<string>;
  boolean: Nullable<boolean>;
  time: Float64Array | Nullable<number>;
  json: readonly unknown[];
  enum: Uint16Array | Nullable<number>;
}

/** Every column type that Grafana's frames know, each with a nullable twin (`Field.nullable`). */
export type FieldType = keyof FieldValues;
