import type { Buffer } from 'node:buffer';
import type { Field } from '../Field';
import { bitmapBytes, countUnset, validityOf } from '../validity';
import { writeTimes } from './timeColumn';
import { encodeUtf8 } from './utf8Column';

/** The values of one field, ready to be placed in a file. */
export interface Column {
  readonly length: number;
  /** Values that are missing. */
  readonly missing: number;
  /** In the order of the format: the bitmap of present values, for strings and JSON the offsets, the values. */
  readonly buffers: readonly ColumnBuffer[];
}

/** A part of a column, whose bytes come to be only in the file where that can be. */
interface ColumnBuffer {
  readonly byteLength: number;
  /** Writes the bytes into a file, of zeros so far, at a position that is a multiple of 8. */
  readonly writeTo: (file: Buffer<ArrayBuffer>, position: number) => void;
}

/** What a column without missing values has in place of a bitmap. */
const nothing: ColumnBuffer = { byteLength: 0, writeTo: () => undefined };

/** The values of one field as an Arrow column. Nothing is copied but into the file, except for strings and JSON. */
export function encodeColumn(field: Field): Column {
  const length = field.values.length;
  const validity = ArrayBuffer.isView(field.values) ? field.validity : validityOf(field.values);
  const missing = validity === undefined ? 0 : countUnset(validity, length);
  const bitmap = validity === undefined || missing === 0 ? nothing : copyOf(validity.subarray(0, bitmapBytes(length)));
  return { length, missing, buffers: [bitmap, ...valueBuffers(field)] };
}

function valueBuffers(field: Field): readonly ColumnBuffer[] {
  switch (field.type) {
    case 'string':
      return utf8Buffers(field.values);
    case 'json':
      return utf8Buffers(field.values.map((cell) => (cell === null ? null : JSON.stringify(cell))));
    case 'boolean':
      return [booleans(field.values)];
    case 'time':
      return [times(field.values)];
    default:
      return [ArrayBuffer.isView(field.values) ? copyOf(field.values) : numbers(field.type, field.values)];
  }
}

function copyOf(view: ArrayBufferView): ColumnBuffer {
  return {
    byteLength: view.byteLength,
    writeTo: (file, position) => {
      file.set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), position);
    },
  };
}

function utf8Buffers(values: ReadonlyArray<string | null>): readonly ColumnBuffer[] {
  const { offsets, bytes } = encodeUtf8(values);
  return [copyOf(offsets), copyOf(bytes)];
}

function times(values: ArrayLike<number | null>): ColumnBuffer {
  return {
    byteLength: 8 * values.length,
    writeTo: ({ buffer, byteOffset }, position) => {
      writeTimes(values, new Int32Array(buffer, byteOffset + position, 2 * values.length));
    },
  };
}

function booleans(values: ReadonlyArray<boolean | null>): ColumnBuffer {
  return {
    byteLength: bitmapBytes(values.length),
    writeTo: (file, position) => {
      for (let row = 0; row < values.length; row++) {
        if (values[row] === true) {
          const at = position + (row >> 3);
          file[at] = (file[at] ?? 0) | (1 << (row & 7));
        }
      }
    },
  };
}

const numberArrays = {
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  uint64: BigUint64Array,
  float32: Float32Array,
  float64: Float64Array,
  enum: Uint16Array,
} as const;

/** A plain array in the type's own layout; a missing value stays 0. */
function numbers(type: keyof typeof numberArrays, values: ReadonlyArray<number | bigint | null>): ColumnBuffer {
  const NumberArray = numberArrays[type];
  return {
    byteLength: values.length * NumberArray.BYTES_PER_ELEMENT,
    writeTo: ({ buffer, byteOffset }, position) => {
      const target: { [row: number]: number | bigint } = new NumberArray(buffer, byteOffset + position, values.length);
      for (let row = 0; row < values.length; row++) {
        const value = values[row];
        if (value !== null && value !== undefined) {
          target[row] = value;
        }
      }
    },
  };
}
