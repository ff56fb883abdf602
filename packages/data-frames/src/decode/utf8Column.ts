import { Buffer } from 'node:buffer';
import type { Utf8Column } from '../encode/utf8Column';
import { isBitSet } from '../validity';

/** The strings of a `Utf8` or `Binary` column, `null` where the bitmap says that one is missing. */
export function decodeUtf8(
  { offsets, bytes }: Utf8Column,
  validity: Uint8Array | undefined
): ReadonlyArray<string | null> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.max(0, offsets.length - 1) }, (_, row) =>
    validity === undefined || isBitSet(validity, row) ? buffer.toString('utf8', offsets[row], offsets[row + 1]) : null
  );
}
