import { Buffer } from 'node:buffer';
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

/**
 * Arrow's own writer without its comparison of schemas, since our batches have none (see `encodeRecordBatch`), and
 * without its queue for asynchronous readers, which takes longer than writing a small frame.
 */
class FileWriter extends RecordBatchFileWriter {
  readonly #parts: ArrayBufferView[] = [];

  writeFile(schema: Schema, batch: RecordBatch): Uint8Array {
    this.reset(undefined, schema);
    this._writeRecordBatch(batch);
    this.finish();
    return joined(this.#parts);
  }

  protected override _write(part: ArrayBufferView): this {
    this.#parts.push(part);
    this._position += part.byteLength;
    return this;
  }
}

/** The only copy that a typed array of values goes through. */
function joined(parts: readonly ArrayBufferView[]): Uint8Array {
  const file = Buffer.allocUnsafe(parts.reduce((total, { byteLength }) => total + byteLength, 0));
  let end = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    file.set(new Uint8Array(buffer, byteOffset, byteLength), end);
    end += byteLength;
  }
  return file;
}
