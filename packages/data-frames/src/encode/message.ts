import type { FlatBufferWriter } from './FlatBufferWriter';
import { tableLayout } from './tableLayout';

/** `enum MetadataVersion` of Schema.fbs: V5. */
export const METADATA_VERSION = 4;

/** Begins a message; those of Arrow before 0.15 began with their size. */
export const CONTINUATION = -1;

/** `union MessageHeader` of Message.fbs. */
const headerTypes = { schema: 1, recordBatch: 3 } as const;

/**
 * `table Message` of Message.fbs.
 *
 *     0  version: MetadataVersion (short)
 *     1  header_type: MessageHeader (ubyte)
 *     2  header: MessageHeader (table)
 *     3  bodyLength: long
 *     4  custom_metadata: [KeyValue]         never written
 */
const message = tableLayout({
  version: [0, 'int16'],
  headerType: [1, 'uint8'],
  header: [2, 'reference'],
  bodyLength: [3, 'int64'],
});

/** Where the parts of a message are that are known only at its end. */
interface OpenMessage {
  readonly start: number;
  readonly sizeAt: number;
  readonly headerAt: number;
}

/**
 * Appends the beginning of an encapsulated message: the continuation marker, the size of the flatbuffer that follows,
 * and its root table. The header comes next, then `endMessage`.
 *
 * @param bodyLength bytes that will follow the message, a multiple of 8
 */
export function beginMessage(
  writer: FlatBufferWriter,
  { headerType, bodyLength }: { readonly headerType: keyof typeof headerTypes; readonly bodyLength: number }
): OpenMessage {
  const start = writer.word(CONTINUATION);
  const sizeAt = writer.word(0);
  const root = writer.root();
  const table = writer.table(message);
  writer.refer(root, table);
  writer.int16(table + message.at.version, METADATA_VERSION);
  writer.uint8(table + message.at.headerType, headerTypes[headerType]);
  writer.int64(table + message.at.bodyLength, bodyLength);
  return { start, sizeAt, headerAt: table + message.at.header };
}

/** Ends a message whose header is the given table, padded to a multiple of 8. Returns its bytes, body excepted. */
export function endMessage(writer: FlatBufferWriter, { start, sizeAt, headerAt }: OpenMessage, header: number): number {
  writer.refer(headerAt, header);
  writer.pad();
  writer.int32(sizeAt, writer.end - sizeAt - 4);
  return writer.end - start;
}
