import { RecordBatchFileReader, RecordBatchReader } from 'apache-arrow';
import type { Frame } from '../Frame';
import { FrameError } from '../FrameError';
import { decodeFrameMetadata } from './metadata';
import { decodeRecordBatch } from './recordBatch';

/** The frame in an Arrow IPC file of one record batch. Throws `FrameError` when the bytes are something else. */
export function decodeFile(bytes: Uint8Array): Frame {
  // Arrow lays 64-bit arrays over the bytes, which may begin anywhere inside a network message.
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  const reader = RecordBatchReader.from(aligned);
  if (!(reader instanceof RecordBatchFileReader)) {
    throw new FrameError('The bytes are not an Arrow IPC file');
  }
  const { schema } = reader.open();
  const batches = [...reader];
  const [batch] = batches;
  if (batch === undefined || batches.length > 1) {
    throw new FrameError(`An encoded frame has one record batch, not ${batches.length}`);
  }
  return { ...decodeFrameMetadata(schema.metadata), fields: decodeRecordBatch(batch, schema) };
}
