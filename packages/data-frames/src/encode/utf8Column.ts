import { Buffer } from 'node:buffer';

/** The two buffers of an Arrow `Utf8` or `Binary` column: row `i` is `bytes[offsets[i] .. offsets[i + 1])`. */
export interface Utf8Column {
  readonly offsets: Int32Array;
  readonly bytes: Uint8Array;
}

/** A UTF-16 unit takes at most three bytes of UTF-8. */
const MAX_BYTES_PER_UNIT = 3;
const MAX_COLUMN_BYTES = 0x7fff_ffff;
/** Up to here copying ASCII byte by byte beats a call out of JavaScript; measured on Node 20 with names of hosts. */
const MAX_SHORT_LENGTH = 24;

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
      end += writeShortAscii(buffer, value, end) || buffer.write(value, end, 'utf8');
    }
    offsets[row + 1] = end;
  }
  return { offsets, bytes: buffer.subarray(0, end) };
}

/** Writes a short string of ASCII only and returns its length; returns 0 for any other, having written nothing of use. */
function writeShortAscii(buffer: Buffer, value: string, start: number): number {
  if (value.length > MAX_SHORT_LENGTH) {
    return 0;
  }
  for (let index = 0; index < value.length; index++) {
    const unit = value.charCodeAt(index);
    if (unit > 0x7f) {
      return 0;
    }
    buffer[start + index] = unit;
  }
  return value.length;
}

function grow(buffer: Buffer, used: number, needed: number): Buffer {
  if (needed > MAX_COLUMN_BYTES) {
    throw new RangeError('A string column cannot hold more than 2 GiB');
  }
  const larger = Buffer.allocUnsafe(Math.min(MAX_COLUMN_BYTES, Math.max(needed, 2 * buffer.length)));
  buffer.copy(larger, 0, 0, used);
  return larger;
}
