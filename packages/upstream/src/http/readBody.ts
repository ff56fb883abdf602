import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { UpstreamError } from '../UpstreamError';

/** The encodings that {@link readBody} undoes, as an `Accept-Encoding` header. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

export interface BodyLimits {
  readonly contentEncoding: string | undefined;
  /** The most bytes the decompressed body may have. */
  readonly maxBytes: number;
  readonly endpoint: string;
}

/**
 * Reads and decompresses a body. As soon as more than `maxBytes` have come, or come out, an UpstreamError
 * `invalidResponse` is thrown, so a small answer that unpacks to gigabytes costs no more than the limit. Errors of the
 * stream and of zlib are passed on as they are.
 *
 * Decompressed at once when it is there: a stream for each answer takes several times as long, most of all on Bun.
 */
export async function readBody(raw: Readable, limits: BodyLimits): Promise<Uint8Array> {
  const decoders = decodersFor(raw, limits);
  let bytes: Buffer = await collected(raw, limits);
  for (const decode of decoders) {
    bytes = await decoded(bytes, decode, limits);
  }
  return bytes;
}

type Decoder = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const DECODERS: ReadonlyMap<string, Decoder> = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', inflated],
  ['br', promisify(brotliDecompress)],
]);

/** What undoes the encodings, the last one first: they are listed in the order they were applied (RFC 9110 §8.4). */
function decodersFor(raw: Readable, { contentEncoding = '', endpoint }: BodyLimits): readonly Decoder[] {
  const names = contentEncoding.split(',').map((name) => name.trim().toLowerCase());
  return names
    .filter((name) => name !== '' && name !== 'identity')
    .reverse()
    .map((name) => {
      const decoder = DECODERS.get(name);
      if (decoder === undefined) {
        raw.on('error', () => undefined).destroy();
        throw new UpstreamError('invalidResponse', `The answer of ${endpoint} has the unknown encoding "${name}"`);
      }
      return decoder;
    });
}

async function collected(raw: Readable, limits: BodyLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  // Leaving the loop by an exception destroys the stream, and with it the connection.
  for await (const chunk of raw) {
    const bytes = chunk as Buffer;
    sizeBytes += bytes.byteLength;
    if (sizeBytes > limits.maxBytes) {
      throw tooLarge(limits);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, sizeBytes);
}

async function decoded(bytes: Buffer, decode: Decoder, limits: BodyLimits): Promise<Buffer> {
  // Nothing may be said to be encoded, as with the status 204.
  if (bytes.byteLength === 0) {
    return bytes;
  }
  try {
    return await decode(bytes, { maxOutputLength: limits.maxBytes });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(limits) : error;
  }
}

/** `deflate` means the zlib format, but some servers send it without zlib's header; the first byte tells. */
function inflated(...[bytes, options]: Parameters<Decoder>): Promise<Buffer> {
  const hasHeader = ((bytes[0] ?? 0) & 0x0f) === 8;
  return promisify(hasHeader ? inflate : inflateRaw)(bytes, options);
}

function tooLarge({ endpoint, maxBytes }: BodyLimits): UpstreamError {
  const limit = `${String(Math.round(maxBytes / 104_857.6) / 10)} MiB`;
  return new UpstreamError(
    'invalidResponse',
    `The answer of ${endpoint} is larger than ${limit}; ask for a shorter range or fewer groups`
  );
}
