import type { Column } from './column';
import type { FlatBufferWriter } from './FlatBufferWriter';
import { beginMessage, endMessage } from './message';
import { tableLayout } from './tableLayout';

/**
 * `table RecordBatch` of Message.fbs.
 *
 *     0  length: long
 *     1  nodes: [FieldNode]
 *     2  buffers: [Buffer]
 *     3  compression: BodyCompression        never written
 *     4  variadicBufferCounts: [long]        never written
 */
const recordBatch = tableLayout({ length: [0, 'int64'], nodes: [1, 'reference'], buffers: [2, 'reference'] });

/**
 * `struct FieldNode` of Message.fbs and `struct Buffer` of Schema.fbs.
 *
 *     0  length: long                        0  offset: long, from the beginning of the body
 *     8  null_count: long                    8  length: long, without padding
 */
const STRUCT_BYTES = 16;

/** Where a record batch lies in its file. */
export interface BatchSpan {
  readonly offset: number;
  /** Bytes of the message, with its marker and size, before the body. */
  readonly metaDataLength: number;
  readonly bodyLength: number;
}

/** Appends all rows of a frame as one message and its body, in which every buffer begins at a multiple of 8. */
export function writeRecordBatch(writer: FlatBufferWriter, columns: readonly Column[]): BatchSpan {
  const offset = writer.end;
  const bodyLength = bodyLengthOf(columns);
  const message = beginMessage(writer, { headerType: 'recordBatch', bodyLength });
  const table = writer.table(recordBatch);
  writer.int64(table + recordBatch.at.length, columns[0]?.length ?? 0);
  writer.refer(table + recordBatch.at.nodes, writeNodes(writer, columns));
  writer.refer(table + recordBatch.at.buffers, writeBuffers(writer, columns));
  const metaDataLength = endMessage(writer, message, table);
  for (const { buffers } of columns) {
    for (const buffer of buffers) {
      const position = writer.space(paddedLength(buffer.byteLength));
      buffer.writeTo(writer.memory, position);
    }
  }
  return { offset, metaDataLength, bodyLength };
}

/** Bytes of the body of a record batch. */
export function bodyLengthOf(columns: readonly Column[]): number {
  let bytes = 0;
  for (const { buffers } of columns) {
    for (const { byteLength } of buffers) {
      bytes += paddedLength(byteLength);
    }
  }
  return bytes;
}

function writeNodes(writer: FlatBufferWriter, columns: readonly Column[]): number {
  const nodes = writer.structs(columns.length, STRUCT_BYTES);
  let node = nodes + 4;
  for (const { length, missing } of columns) {
    writer.int64(node, length);
    writer.int64(node + 8, missing);
    node += STRUCT_BYTES;
  }
  return nodes;
}

function writeBuffers(writer: FlatBufferWriter, columns: readonly Column[]): number {
  const count = columns.reduce((sum, { buffers }) => sum + buffers.length, 0);
  const vector = writer.structs(count, STRUCT_BYTES);
  let struct = vector + 4;
  let offset = 0;
  for (const { buffers } of columns) {
    for (const { byteLength } of buffers) {
      writer.int64(struct, offset);
      writer.int64(struct + 8, byteLength);
      struct += STRUCT_BYTES;
      offset += paddedLength(byteLength);
    }
  }
  return vector;
}

function paddedLength(bytes: number): number {
  return bytes + (-bytes & 7);
}
