import fc from 'fast-check';
import type { Field } from '../Field';
import type { FieldType } from '../FieldType';
import { type CheckedFrame, checkFrame } from '../CheckedFrame';
import { bitmapBytes } from '../validity';

const wellFormed = fc.string({ unit: 'grapheme', maxLength: 40 });
const timeMs = fc.integer({ min: -9_223_372_036_854, max: 9_223_372_036_854 });

/** One value of each type, as a plain array would hold it. */
const values: Readonly<Record<FieldType, fc.Arbitrary<unknown>>> = {
  int8: fc.integer({ min: -128, max: 127 }),
  int16: fc.integer({ min: -32_768, max: 32_767 }),
  int32: fc.integer(),
  int64: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  uint8: fc.nat({ max: 255 }),
  uint16: fc.nat({ max: 65_535 }),
  uint32: fc.nat({ max: 4_294_967_295 }),
  uint64: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  float32: fc.float(),
  float64: fc.double(),
  string: wellFormed,
  boolean: fc.boolean(),
  time: timeMs,
  json: fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value))),
  enum: fc.nat({ max: 2 }),
};

const typedArrays: Partial<Record<FieldType, { from(list: readonly never[]): Field['values'] }>> = {
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
  time: Float64Array,
  enum: Uint16Array,
};

export const fieldTypes = Object.keys(values) as readonly FieldType[];

/** A field of `rows` rows: a plain array with nulls, or a typed array with or without a validity bitmap. */
export function arbitraryField(type: FieldType, rows: number): fc.Arbitrary<Field> {
  const present = type === 'json' ? values.json.filter((value) => value !== null) : values[type];
  const exactly = { minLength: rows, maxLength: rows };
  const typed = typedArrays[type];
  const columns: Array<fc.Arbitrary<object>> = [
    fc.array(present, exactly).map((list) => ({ nullable: false, values: list as never })),
    fc.array(fc.option(present), exactly).map((list) => ({ nullable: true, values: list as never })),
  ];
  if (typed !== undefined) {
    const bitmap = fc.uint8Array({ minLength: bitmapBytes(rows), maxLength: bitmapBytes(rows) });
    columns.push(
      fc
        .record({ list: fc.array(present, exactly), validity: bitmap, isNullable: fc.boolean() })
        .map(({ list, validity, isNullable }) => ({
          nullable: isNullable,
          values: typed.from(list as never[]),
          ...(isNullable && { validity }),
        }))
    );
  }
  return fc
    .record({
      name: wellFormed,
      labels: fc.option(fc.dictionary(fc.string(), fc.string())),
      column: fc.oneof(...columns),
    })
    .map(
      ({ name, labels, column }) =>
        ({
          name,
          type,
          ...column,
          ...(labels !== null && { labels }),
          ...(type === 'enum' && { config: { type: { enum: { text: ['low', 'middle', 'high'] } } } }),
        }) as Field
    );
}

/** Checked frames of any field types, up to 20 rows, the empty frame and fields that share a name included. */
export function arbitraryFrame(): fc.Arbitrary<CheckedFrame> {
  const columns = fc.record({
    rows: fc.nat({ max: 20 }),
    types: fc.array(fc.constantFrom(...fieldTypes), { maxLength: 6 }),
  });
  return fc
    .record({ refId: wellFormed, name: wellFormed, columns })
    .chain(({ refId, name, columns: { rows, types } }) =>
      fc.tuple(...types.map((type) => arbitraryField(type, rows))).map((fields) => ({ refId, name, fields }))
    )
    .map(({ refId, name, fields }) =>
      checkFrame({
        ...(refId !== '' && { refId }),
        ...(name !== '' && { name }),
        fields: fields.map((field, index) => ({ ...field, labels: { ...field.labels, index: `${index}` } })),
      })
    );
}
