import { RecordBatchFileWriter } from 'apache-arrow';
import type { CheckedFrame } from '../CheckedFrame';
import { encodeRecordBatch } from './recordBatch';
import { encodeSchema } from './schema';

/**
 * A frame as one Arrow IPC *file*, uncompressed, which is what a plugin answers with. Importing this module loads
 * apache-arrow.
 */
export function encodeFile(frame: CheckedFrame): Uint8Array {
  const schema = encodeSchema(frame);
  const writer = new RecordBatchFileWriter();
  writer.reset(undefined, schema);
  writer.write(encodeRecordBatch(frame, schema));
  return writer.finish().toUint8Array(true);
}
