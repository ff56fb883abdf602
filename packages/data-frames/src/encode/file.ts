import { type RecordBatch, RecordBatchFileWriter, type Schema } from 'apache-arrow';
import type { CheckedFrame } from '../CheckedFrame';
import { encodeRecordBatch } from './recordBatch';
import { encodeSchema } from './schema';

/**
 * A frame as one Arrow IPC *file*, uncompressed, which is what a plugin answers with. Importing this module loads
 * apache-arrow.
 */
export function encodeFile(frame: CheckedFrame): Uint8Array {
  const schema = encodeSchema(frame);
  return new FileWriter().writeFile(schema, encodeRecordBatch(frame, schema));
}

/** Arrow's own writer without its comparison of schemas, since our batches have none; see `encodeRecordBatch`. */
class FileWriter extends RecordBatchFileWriter {
  writeFile(schema: Schema, batch: RecordBatch): Uint8Array {
    this.reset(undefined, schema);
    this._writeRecordBatch(batch);
    return this.finish().toUint8Array(true);
  }
}
