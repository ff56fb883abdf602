import type { FlatBufferWriter } from './FlatBufferWriter';
import { METADATA_VERSION } from './message';
import type { BatchSpan } from './recordBatch';
import type { SchemaSpan } from './schema';
import { tableLayout } from './tableLayout';

/**
 * `table Footer` of File.fbs.
 *
 *     0  version: MetadataVersion (short)
 *     1  schema: Schema
 *     2  dictionaries: [Block]               always empty
 *     3  recordBatches: [Block]
 *     4  custom_metadata: [KeyValue]         never written
 */
const footer = tableLayout({
  version: [0, 'int16'],
  schema: [1, 'reference'],
  dictionaries: [2, 'reference'],
  recordBatches: [3, 'reference'],
});

/**
 * `struct Block` of File.fbs.
 *
 *     0   offset: long
 *     8   metaDataLength: int
 *     16  bodyLength: long
 */
const BLOCK_BYTES = 24;

/** Appends the footer, a flatbuffer of its own: the schema once more, and where the one record batch is. */
export function writeFooter(writer: FlatBufferWriter, schema: SchemaSpan, batch: BatchSpan): void {
  const root = writer.root();
  const table = writer.table(footer);
  writer.refer(root, table);
  writer.int16(table + footer.at.version, METADATA_VERSION);
  writer.refer(table + footer.at.dictionaries, writer.structs(0, BLOCK_BYTES));

  const batches = writer.structs(1, BLOCK_BYTES);
  writer.refer(table + footer.at.recordBatches, batches);
  writer.int64(batches + 4, batch.offset);
  writer.int32(batches + 12, batch.metaDataLength);
  writer.int64(batches + 20, batch.bodyLength);

  const copy = writer.copy(schema.start, schema.end);
  writer.refer(table + footer.at.schema, copy + schema.table - schema.start);
}
