import { type Data, RecordBatch, Schema, Struct, makeData } from 'apache-arrow';
import type { Frame } from '../Frame';
import { encodeColumn } from './column';

/**
 * All rows of a frame as one record batch, which holds the columns only: given a schema, Arrow's `RecordBatch` merges
 * the metadata and nullability of fields that share a name, as series do. The schema is written by the file itself.
 */
export function encodeRecordBatch(frame: Frame, schema: Schema): RecordBatch {
  const children = frame.fields.map((field, index): Data => {
    const arrowField = schema.fields[index];
    if (arrowField === undefined) {
      throw new RangeError(`The schema has no field ${index}`);
    }
    return encodeColumn(field, arrowField.type);
  });
  const length = frame.fields[0]?.values.length ?? 0;
  return new RecordBatch(new Schema(), makeData({ type: new Struct([]), length, nullCount: 0, children }));
}
