import type { CheckedFrame } from '../CheckedFrame';
import { encodeColumn } from './column';
import { FlatBufferWriter } from './FlatBufferWriter';
import { writeFooter } from './footer';
import { CONTINUATION } from './message';
import { bodyLengthOf, writeRecordBatch } from './recordBatch';
import { writeSchema } from './schema';

/** "ARROW1" and two zeros. */
const MAGIC = [0x4f_52_52_41, 0x31_57] as const;
/** Bytes of a field's part in the schema, if labels and config are short. A guess that saves moving small frames. */
const USUAL_FIELD_BYTES = 300;
/** At most: a node and three buffers in the message of the record batch. */
const BATCH_BYTES_PER_FIELD = 64;
/** More than all that every file has, the schema excepted. */
const FIXED_BYTES = 512;

/**
 * A frame as the bytes that Grafana reads, one Arrow IPC *file*, uncompressed. They may be a view into a larger buffer.
 * Throws RangeError when they would exceed 2 GiB, and nothing else.
 *
 *     magic, padded to 8 bytes
 *     message of the schema
 *     message of the record batch, and its body
 *     end of stream: continuation marker, 0 (int)
 *     footer
 *     size of the footer (int)
 *     magic
 */
export function encodeFile(frame: CheckedFrame): Uint8Array {
  const columns = frame.fields.map(encodeColumn);
  const batchBytes = FIXED_BYTES + BATCH_BYTES_PER_FIELD * columns.length + bodyLengthOf(columns);
  const writer = new FlatBufferWriter();
  writer.reserve(batchBytes + 2 * USUAL_FIELD_BYTES * (1 + columns.length));

  writer.word(MAGIC[0]);
  writer.word(MAGIC[1]);
  const schema = writeSchema(writer, frame);
  writer.reserve(batchBytes + schema.end - schema.start);
  const batch = writeRecordBatch(writer, columns);
  writer.word(CONTINUATION);
  writer.word(0);

  const footer = writer.end;
  writeFooter(writer, schema, batch);
  writer.word(writer.end - footer);
  writer.word(MAGIC[0]);
  writer.word(MAGIC[1]);
  // The magic at the end is not padded.
  return writer.memory.subarray(0, writer.end - 2);
}
