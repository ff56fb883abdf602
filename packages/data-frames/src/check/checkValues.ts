import type { Field, FieldOf } from '../Field';
import type { FieldType } from '../FieldType';
import type { Frame } from '../Frame';
import { bitmapBytes, countUnset } from '../validity';
import { frameFault } from './frameFault';
import { jsonFault } from './jsonFault';

/** Arrow's own array of each type; `time` is milliseconds in a Float64Array until it is encoded. */
const typedArrays: Partial<Record<FieldType, string>> = {
  int8: 'Int8Array',
  int16: 'Int16Array',
  int32: 'Int32Array',
  int64: 'BigInt64Array',
  uint8: 'Uint8Array',
  uint16: 'Uint16Array',
  uint32: 'Uint32Array',
  uint64: 'BigUint64Array',
  float32: 'Float32Array',
  float64: 'Float64Array',
  time: 'Float64Array',
  enum: 'Uint16Array',
};

/** What fits into 64-bit nanoseconds: from September 1677 to April 2262. */
const MAX_TIME_MS = 9_223_372_036_854;

const integerWithin =
  (least: number, most: number) =>
  (value: unknown): boolean =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

const bigintWithin =
  (least: bigint, most: bigint) =>
  (value: unknown): boolean =>
    typeof value === 'bigint' && value >= least && value <= most;

const isNumber = (value: unknown): boolean => typeof value === 'number';

/** Whether a value, known not to be missing, belongs into a column of the type. */
const accepts: Readonly<Record<FieldType, (value: unknown) => boolean>> = {
  int8: integerWithin(-128, 127),
  int16: integerWithin(-32_768, 32_767),
  int32: integerWithin(-2_147_483_648, 2_147_483_647),
  int64: bigintWithin(-(2n ** 63n), 2n ** 63n - 1n),
  uint8: integerWithin(0, 255),
  uint16: integerWithin(0, 65_535),
  uint32: integerWithin(0, 4_294_967_295),
  uint64: bigintWithin(0n, 2n ** 64n - 1n),
  float32: isNumber,
  float64: isNumber,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  time: integerWithin(-MAX_TIME_MS, MAX_TIME_MS),
  json: (value) => jsonFault(value) === undefined,
  enum: integerWithin(0, 65_535),
};

const meaning: Partial<Record<FieldType, string>> = {
  time: 'whole milliseconds between 1677 and 2262',
  json: 'a plain JSON value',
};

/** Throws a `FrameError` unless every value of the field is of its type and present, or missing where that is allowed. */
export function checkValues(frame: Frame, field: Field): void {
  if (!Object.hasOwn(accepts, field.type)) {
    throw frameFault(frame, field, 'is of an unknown type', field.type);
  }
  if (ArrayBuffer.isView(field.values)) {
    checkTypedArray(frame, field, field.values);
  } else {
    checkPlainArray(frame, field, field.values);
  }
  if (field.type === 'enum') {
    checkEnumTexts(frame, field);
  }
}

function checkTypedArray(frame: Frame, field: Field, values: ArrayBufferView & ArrayLike<unknown>): void {
  const actual = Object.prototype.toString.call(values).slice('[object '.length, -1);
  if (actual !== typedArrays[field.type]) {
    throw frameFault(frame, field, `of type ${field.type} cannot hold a ${actual}`);
  }
  const { validity } = field;
  if (validity !== undefined) {
    if (validity.length < bitmapBytes(values.length)) {
      throw frameFault(frame, field, `has a validity bitmap too short for its ${values.length} values`);
    }
    if (!field.nullable && countUnset(validity, values.length) > 0) {
      throw frameFault(frame, field, 'misses values but is not nullable');
    }
  }
  if (field.type === 'time') {
    checkEach(frame, field, values);
  }
}

function checkPlainArray(frame: Frame, field: Field, values: readonly unknown[]): void {
  if (!Array.isArray(values)) {
    throw frameFault(frame, field, 'has values that are no array', values);
  }
  if (field.validity !== undefined) {
    throw frameFault(frame, field, 'has a validity bitmap beside a plain array, where null marks a missing value');
  }
  checkEach(frame, field, values);
}

function checkEach(frame: Frame, field: Field, values: ArrayLike<unknown>): void {
  const isAccepted = accepts[field.type];
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === null) {
      if (!field.nullable) {
        throw frameFault(frame, field, `has no value in row ${row} but is not nullable`);
      }
    } else if (!isAccepted(value)) {
      const wanted = meaning[field.type] ?? `a value of type ${field.type}`;
      const why = field.type === 'json' ? jsonFault(value) : undefined;
      throw frameFault(
        frame,
        field,
        `row ${row} is not ${wanted}${why === undefined ? '' : ` (${why.trim()})`}`,
        value
      );
    }
  }
}

function checkEnumTexts(frame: Frame, field: FieldOf<'enum'>): void {
  const texts = field.config?.type?.enum?.text;
  if (texts === undefined) {
    throw frameFault(frame, field, 'is an enum without config.type.enum.text');
  }
  for (let row = 0; row < field.values.length; row++) {
    const index = field.values[row] ?? 0;
    if (index >= texts.length && index > 0) {
      throw frameFault(frame, field, `row ${row} has no text, the enum has ${texts.length}`, index);
    }
  }
}
