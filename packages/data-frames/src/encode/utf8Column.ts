import { Buffer } from 'node:buffer';
import { MAX_BYTES_PER_UNIT, writeUtf8 } from './writeUtf8';

/** The two buffers of an Arrow `Utf8` or `Binary` column: row `i` is `bytes[offsets[i] .. offsets[i + 1])`. */
export interface Utf8Column {
  readonly offsets: Int32Array;
  readonly bytes: Uint8Array;
}

const MAX_COLUMN_BYTES = 0x7fff_ffff;

/**
 * Strings as one buffer of UTF-8 and its offsets; `null` takes no bytes and a lone surrogate becomes U+FFFD. Each string
 * is written straight into the buffer, which doubles when the longest possible form of the next one might not fit.
 *
 * Throws RangeError when the column exceeds 2 GiB, the limit of Arrow's 32-bit offsets.
 */
export function encodeUtf8(values: ReadonlyArray<string | null>): Utf8Column {
  const offsets = new Int32Array(values.length + 1);
  let buffer: Buffer = Buffer.allocUnsafe(16 * values.length);
  let end = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value) {
      const most = end + value.length * MAX_BYTES_PER_UNIT;
      if (most > buffer.length) {
        buffer = grow(buffer, end, most);
      }
      end += writeUtf8(buffer, value, end);
    }
    offsets[row + 1] = end;
  }
  return { offsets, bytes: buffer.subarray(0, end) };
}

function grow(buffer: Buffer, used: number, needed: number): Buffer {
  if (needed > MAX_COLUMN_BYTES) {
    throw new RangeError('A string column cannot hold more than 2 GiB');
  }
  const larger = Buffer.allocUnsafe(Math.min(MAX_COLUMN_BYTES, Math.max(needed, 2 * buffer.length)));
  buffer.copy(larger, 0, 0, used);
  return larger;
}
