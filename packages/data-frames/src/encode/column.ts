import { BufferType, Data, type DataType } from 'apache-arrow';
import type { Field } from '../Field';
import { bitmapBytes, countUnset, validityOf } from '../validity';
import { encodeTimes } from './timeColumn';
import { encodeUtf8 } from './utf8Column';

/**
 * The values of one field as Arrow data of `type`. Typed arrays of Arrow's own layout are passed on uncopied, whether
 * or not values are missing; Arrow's value builders, which are an order of magnitude slower, are never used.
 */
export function encodeColumn(field: Field, type: DataType): Data {
  const length = field.values.length;
  const validity = ArrayBuffer.isView(field.values) ? field.validity : validityOf(field.values);
  const missing = validity === undefined ? 0 : countUnset(validity, length);
  return new Data(type, 0, length, missing, { ...encodeBuffers(field), [BufferType.VALIDITY]: validity });
}

type Buffers = { readonly [BufferType.DATA]: ArrayBufferView; readonly [BufferType.OFFSET]?: Int32Array };

function encodeBuffers(field: Field): Buffers {
  switch (field.type) {
    case 'string':
      return utf8Buffers(field.values);
    case 'json':
      return utf8Buffers(field.values.map((cell) => (cell === null ? null : JSON.stringify(cell))));
    case 'boolean':
      return { [BufferType.DATA]: encodeBooleans(field.values) };
    case 'time':
      return { [BufferType.DATA]: encodeTimes(field.values) };
    default:
      return { [BufferType.DATA]: encodeNumbers(field) };
  }
}

function utf8Buffers(values: ReadonlyArray<string | null>): Buffers {
  const { offsets, bytes } = encodeUtf8(values);
  return { [BufferType.OFFSET]: offsets, [BufferType.DATA]: bytes };
}

type NumberField = Exclude<Field, { type: 'string' | 'json' | 'boolean' | 'time' }>;

/** A typed array as it is; a plain one copied into the type's own, with 0 for a missing value. */
function encodeNumbers(field: NumberField): ArrayBufferView {
  switch (field.type) {
    case 'int64':
      return isTyped(field.values) ? field.values : new BigInt64Array(field.values.map((value) => value ?? 0n));
    case 'uint64':
      return isTyped(field.values) ? field.values : new BigUint64Array(field.values.map((value) => value ?? 0n));
    default:
      return isTyped(field.values)
        ? field.values
        : new numberArrays[field.type](field.values.map((value) => value ?? 0));
  }
}

const numberArrays = {
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  float32: Float32Array,
  float64: Float64Array,
  enum: Uint16Array,
} as const;

function encodeBooleans(values: ReadonlyArray<boolean | null>): Uint8Array {
  const bits = new Uint8Array(bitmapBytes(values.length));
  for (let row = 0; row < values.length; row++) {
    if (values[row] === true) {
      bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
    }
  }
  return bits;
}

function isTyped<T extends ArrayBufferView>(values: T | readonly unknown[]): values is T {
  return ArrayBuffer.isView(values);
}
