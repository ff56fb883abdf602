import type { FieldType } from '../FieldType';
import type { FlatBufferWriter } from './FlatBufferWriter';
import { tableLayout } from './tableLayout';

/** `union Type` of Schema.fbs, as far as Grafana reads it. */
const typeIds = { int: 2, floatingPoint: 3, binary: 4, utf8: 5, bool: 6, timestamp: 10 } as const;

/** `enum Precision` of Schema.fbs. */
const precisions = { single: 1, double: 2 } as const;

/** `enum TimeUnit` of Schema.fbs: NANOSECOND. */
const NANOSECOND = 3;

type DataType =
  | { readonly id: 'int'; readonly bitWidth: 8 | 16 | 32 | 64; readonly isSigned: boolean }
  | { readonly id: 'floatingPoint'; readonly precision: keyof typeof precisions }
  | { readonly id: 'binary' | 'utf8' | 'bool' | 'timestamp' };

/**
 * The Arrow type of each field type. Grafana refuses dictionaries, large strings, dates and nested types, and reads
 * every timestamp as nanoseconds without a zone whatever the schema says.
 */
const dataTypes: Readonly<Record<FieldType, DataType>> = {
  int8: { id: 'int', bitWidth: 8, isSigned: true },
  int16: { id: 'int', bitWidth: 16, isSigned: true },
  int32: { id: 'int', bitWidth: 32, isSigned: true },
  int64: { id: 'int', bitWidth: 64, isSigned: true },
  uint8: { id: 'int', bitWidth: 8, isSigned: false },
  uint16: { id: 'int', bitWidth: 16, isSigned: false },
  uint32: { id: 'int', bitWidth: 32, isSigned: false },
  uint64: { id: 'int', bitWidth: 64, isSigned: false },
  float32: { id: 'floatingPoint', precision: 'single' },
  float64: { id: 'floatingPoint', precision: 'double' },
  string: { id: 'utf8' },
  boolean: { id: 'bool' },
  time: { id: 'timestamp' },
  json: { id: 'binary' },
  enum: { id: 'int', bitWidth: 16, isSigned: false },
};

/**
 * `table Int` of Schema.fbs.
 *
 *     0  bitWidth: int
 *     1  is_signed: bool
 */
const int = tableLayout({ bitWidth: [0, 'int32'], isSigned: [1, 'uint8'] });

/**
 * `table FloatingPoint` of Schema.fbs.
 *
 *     0  precision: Precision (short)
 */
const floatingPoint = tableLayout({ precision: [0, 'int16'] });

/**
 * `table Timestamp` of Schema.fbs.
 *
 *     0  unit: TimeUnit (short)
 *     1  timezone: string                    never written
 */
const timestamp = tableLayout({ unit: [0, 'int16'] });

/** `table Binary`, `table Utf8` and `table Bool` of Schema.fbs, which have no slots. */
const empty = tableLayout({});

/** The number in `union Type` of the type that a column has. */
export function typeIdOf(type: FieldType): number {
  return typeIds[dataTypes[type].id];
}

/** Appends the table of that type and returns its position. */
export function writeDataType(writer: FlatBufferWriter, fieldType: FieldType): number {
  const type = dataTypes[fieldType];
  switch (type.id) {
    case 'int': {
      const table = writer.table(int);
      writer.int32(table + int.at.bitWidth, type.bitWidth);
      writer.uint8(table + int.at.isSigned, Number(type.isSigned));
      return table;
    }
    case 'floatingPoint': {
      const table = writer.table(floatingPoint);
      writer.int16(table + floatingPoint.at.precision, precisions[type.precision]);
      return table;
    }
    case 'timestamp': {
      const table = writer.table(timestamp);
      writer.int16(table + timestamp.at.unit, NANOSECOND);
      return table;
    }
    default:
      return writer.table(empty);
  }
}
