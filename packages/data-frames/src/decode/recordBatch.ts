import type { Field as ArrowField, RecordBatch } from 'apache-arrow';
import type { Field } from '../Field';
import { decodeColumn } from './column';
import { decodeFieldMetadata } from './metadata';
import { decodeFieldType } from './schema';

/** The fields of a record batch, in the order of its schema. */
export function decodeRecordBatch(batch: RecordBatch): readonly Field[] {
  return batch.schema.fields.map((arrowField: ArrowField, index) => {
    const type = decodeFieldType(arrowField);
    const data = batch.data.children[index];
    if (data === undefined) throw new RangeError(`The record batch has no column ${index}`);
    // The Arrow type decides both the field type and what the column holds, which the type system cannot follow.
    return {
      name: arrowField.name,
      type,
      nullable: arrowField.nullable,
      ...decodeColumn(type, data),
      ...decodeFieldMetadata(arrowField.metadata),
    } as Field;
  });
}
