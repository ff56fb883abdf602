import type { Field } from '../Field';
import type { Frame } from '../Frame';
import { typeIdOf, writeDataType } from './dataType';
import type { FlatBufferWriter } from './FlatBufferWriter';
import { writeKeyValues } from './keyValues';
import { beginMessage, endMessage } from './message';
import { encodeFieldMetadata, encodeFrameMetadata } from './metadata';
import { tableLayout } from './tableLayout';

/**
 * `table Schema` of Schema.fbs.
 *
 *     0  endianness: Endianness (short)      never written: little, the default
 *     1  fields: [Field]
 *     2  custom_metadata: [KeyValue]
 *     3  features: [Feature]                 never written
 */
const schema = tableLayout({ fields: [1, 'reference'], customMetadata: [2, 'reference'] });

/**
 * `table Field` of Schema.fbs.
 *
 *     0  name: string
 *     1  nullable: bool
 *     2  type_type: Type (ubyte)
 *     3  type: Type (table)
 *     4  dictionary: DictionaryEncoding      never written
 *     5  children: [Field]                   always empty, but readers want it
 *     6  custom_metadata: [KeyValue]
 */
const field = tableLayout({
  name: [0, 'reference'],
  nullable: [1, 'uint8'],
  typeType: [2, 'uint8'],
  type: [3, 'reference'],
  children: [5, 'reference'],
  customMetadata: [6, 'reference'],
});

/** Where a schema lies: its table, and all that it refers to, vtables included. */
export interface SchemaSpan {
  readonly start: number;
  readonly table: number;
  readonly end: number;
}

/** Appends the schema of a frame as a message, with Grafana's metadata on it and on its fields. */
export function writeSchema(writer: FlatBufferWriter, frame: Frame): SchemaSpan {
  const message = beginMessage(writer, { headerType: 'schema', bodyLength: 0 });
  const start = writer.end;
  const table = writer.table(schema);
  writer.refer(table + schema.at.customMetadata, writeKeyValues(writer, encodeFrameMetadata(frame)));
  const fields = writer.references(frame.fields.length);
  writer.refer(table + schema.at.fields, fields);
  frame.fields.forEach((child, index) => {
    writer.refer(fields + 4 + 4 * index, writeField(writer, child));
  });
  const { end } = writer;
  endMessage(writer, message, table);
  return { start, table, end };
}

function writeField(writer: FlatBufferWriter, child: Field): number {
  const table = writer.table(field);
  writer.uint8(table + field.at.nullable, Number(child.nullable));
  writer.uint8(table + field.at.typeType, typeIdOf(child.type));
  writer.refer(table + field.at.name, writer.string(child.name));
  writer.refer(table + field.at.type, writeDataType(writer, child.type));
  writer.refer(table + field.at.children, writer.references(0));
  writer.refer(table + field.at.customMetadata, writeKeyValues(writer, encodeFieldMetadata(child)));
  return table;
}
