import {
  type DataType,
  Binary,
  Bool,
  Field as ArrowField,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  Int8,
  Schema,
  TimestampNanosecond,
  Uint16,
  Uint32,
  Uint64,
  Uint8,
  Utf8,
} from 'apache-arrow';
import type { FieldType } from '../FieldType';
import type { Frame } from '../Frame';
import { encodeFieldMetadata, encodeFrameMetadata } from './metadata';

/**
 * The Arrow type of each field type. Grafana refuses dictionaries, large strings, dates and nested types, and reads
 * every timestamp as nanoseconds without a zone whatever the schema says.
 */
const arrowTypes = {
  int8: new Int8(),
  int16: new Int16(),
  int32: new Int32(),
  int64: new Int64(),
  uint8: new Uint8(),
  uint16: new Uint16(),
  uint32: new Uint32(),
  uint64: new Uint64(),
  float32: new Float32(),
  float64: new Float64(),
  string: new Utf8(),
  boolean: new Bool(),
  time: new TimestampNanosecond(),
  json: new Binary(),
  enum: new Uint16(),
} as const satisfies Record<FieldType, DataType>;

/** Arrow schema of a frame, with Grafana's metadata on it and on its fields. */
export function encodeSchema(frame: Frame): Schema {
  const fields = frame.fields.map(
    (field) => new ArrowField(field.name, arrowTypes[field.type], field.nullable, encodeFieldMetadata(field))
  );
  return new Schema(fields, encodeFrameMetadata(frame));
}
