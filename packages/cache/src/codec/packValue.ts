import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { CodecError } from './CodecError';
import { decodeValue } from './decodeValue';
import { encodeValue } from './encodeValue';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** What a value may take outside this process. */
export interface PackLimits {
  /** Compressed. */
  readonly maxPackedBytes: number;
  /** As `encodeValue` writes it. */
  readonly maxUnpackedBytes: number;
}

/**
 * A value as few bytes, compressed off the main thread (at the fastest level: numbers hardly shrink more at a higher one).
 *
 * @throws CodecError for a value that cannot be encoded or is larger than allowed
 */
export async function packValue(value: unknown, { maxPackedBytes, maxUnpackedBytes }: PackLimits): Promise<Buffer> {
  const bytes = encodeValue(value);
  refuseAbove(maxUnpackedBytes, bytes.length);
  const packed = await deflate(bytes, { level: 1 });
  refuseAbove(maxPackedBytes, packed.length);
  return packed;
}

/**
 * The value that `packValue` made these bytes of.
 *
 * @throws CodecError, and nothing else, for anything else; a value larger than allowed is not unpacked to its end
 */
export async function unpackValue(packed: Uint8Array, { maxUnpackedBytes }: PackLimits): Promise<unknown> {
  return decodeValue(await inflated(packed, maxUnpackedBytes));
}

async function inflated(packed: Uint8Array, maxOutputLength: number): Promise<Buffer> {
  try {
    return await inflate(packed, { maxOutputLength });
  } catch (cause) {
    throw new CodecError('The stored value cannot be unpacked', { cause });
  }
}

function refuseAbove(limitBytes: number, sizeBytes: number): void {
  if (sizeBytes > limitBytes) {
    throw new CodecError(`A value of ${sizeBytes} bytes is too large to be shared: the limit is ${limitBytes}`);
  }
}
