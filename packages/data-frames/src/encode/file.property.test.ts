import { type Column, tableFromIPC } from '@uwdata/flechette';
import { RecordBatchReader } from 'apache-arrow';
import fc from 'fast-check';
import type { Field } from '../Field';
import { decodeFrame, rowsOf } from '../decode';
import { arbitraryField, arbitraryFrame, fieldTypes } from '../testing/arbitraryFrame';
import { checkFrame } from '../CheckedFrame';
import { encodeFile } from './file';

/** A column as another Arrow implementation reads it, in our terms. */
function foreignRows(column: Column<unknown>, field: Field): readonly unknown[] {
  return Array.from({ length: column.length }, (_, row): unknown => {
    const value: unknown = column.at(row);
    if (value === null || value === undefined) {
      return null;
    }
    if (field.type === 'json') {
      return JSON.parse(Buffer.from(value as Uint8Array).toString());
    }
    return value;
  });
}

describe('an encoded frame', () => {
  it('reads back equal, whatever its types, rows, missing values and labels', () => {
    fc.assert(
      fc.property(arbitraryFrame(), (frame) => {
        const decoded = decodeFrame(encodeFile(frame));

        expect({ ...decoded, fields: [] }).toEqual({ ...frame, fields: [] });
        expect(decoded.fields.map((field) => ({ ...field, values: rowsOf(field), validity: undefined }))).toEqual(
          frame.fields.map((field) => ({ ...field, values: rowsOf(field), validity: undefined }))
        );
      })
    );
  });

  it.each(fieldTypes)('is read by another Arrow implementation as the same %s values', (type) => {
    fc.assert(
      fc.property(
        fc.nat({ max: 40 }).chain((rows) => arbitraryField(type, rows)),
        (field) => {
          const table = tableFromIPC(encodeFile(checkFrame({ fields: [field] })), { useBigInt: true });

          expect(table.schema.fields[0]).toMatchObject({ name: field.name, nullable: field.nullable });
          expect(foreignRows(table.getChildAt(0), field)).toEqual(rowsOf(field));
        }
      ),
      { numRuns: 50 }
    );
  });

  it('is, behind the magic, a stream of the same schema and one record batch', () => {
    fc.assert(
      fc.property(arbitraryFrame(), (frame) => {
        const file = encodeFile(frame);
        const stream = RecordBatchReader.from(file.slice(8)).open();
        // The reader forgets its schema at the end of the stream.
        const { schema } = stream;
        const [batch, ...more] = [...stream];

        expect(schema).toEqual(RecordBatchReader.from(file).open().schema);
        expect(batch?.numRows).toBe(frame.fields[0]?.values.length ?? 0);
        expect(more).toEqual([]);
      })
    );
  });

  it('counts the missing values of a column', () => {
    fc.assert(
      fc.property(arbitraryField('float64', 21), (field) => {
        const table = tableFromIPC(encodeFile(checkFrame({ fields: [field] })));

        expect(table.getChildAt(0).nullCount).toBe(rowsOf(field).filter((value) => value === null).length);
      })
    );
  });
});
