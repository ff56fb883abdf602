import { type Data, RecordBatch, type Schema, Struct, makeData } from 'apache-arrow';
import type { Frame } from '../Frame';
import { encodeColumn } from './column';

/** All rows of a frame as one record batch. */
export function encodeRecordBatch(frame: Frame, schema: Schema): RecordBatch {
  const children = frame.fields.map((field, index): Data => {
    const arrowField = schema.fields[index];
    if (arrowField === undefined) throw new RangeError(`The schema has no field ${index}`);
    return encodeColumn(field, arrowField.type);
  });
  const length = frame.fields[0]?.values.length ?? 0;
  return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length, nullCount: 0, children }));
}
