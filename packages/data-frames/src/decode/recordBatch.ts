import type { Field as ArrowField, RecordBatch, Schema } from 'apache-arrow';
import type { Field } from '../Field';
import { decodeColumn } from './column';
import { decodeFieldMetadata } from './metadata';
import { decodeFieldType } from './schema';

/**
 * The fields of a record batch, as the schema of the file describes them: the batch's own schema mixes up fields that
 * share a name.
 */
export function decodeRecordBatch(batch: RecordBatch, schema: Schema): readonly Field[] {
  return schema.fields.map((arrowField: ArrowField, index) => {
    const type = decodeFieldType(arrowField);
    const data = batch.data.children[index];
    if (data === undefined) {
      throw new RangeError(`The record batch has no column ${index}`);
    }
    // The Arrow type decides both the field type and what the column holds, which the type system cannot follow.
    return {
      // Arrow reads an empty name as null.
      name: arrowField.name || '',
      type,
      nullable: arrowField.nullable,
      ...decodeColumn(type, data),
      ...decodeFieldMetadata(arrowField.metadata),
    } as Field;
  });
}
