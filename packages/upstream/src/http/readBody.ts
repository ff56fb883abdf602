import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
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
 * Reads and decompresses a body. As soon as more than `maxBytes` have come out the connection is dropped and an
 * UpstreamError `invalidResponse` thrown, so a small answer that unpacks to gigabytes costs no more than the limit.
 * Errors of the stream itself are passed on as they are.
 */
export async function readBody(raw: Readable, limits: BodyLimits): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  // Leaving the loop by an exception destroys the stream, and through the pipeline the connection.
  for await (const chunk of await decoded(raw, limits)) {
    const bytes = chunk as Buffer;
    sizeBytes += bytes.byteLength;
    if (sizeBytes > limits.maxBytes) {
      throw tooLarge(limits);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, sizeBytes);
}

function tooLarge({ endpoint, maxBytes }: BodyLimits): UpstreamError {
  const limit = `${String(Math.round(maxBytes / 104_857.6) / 10)} MiB`;
  return new UpstreamError(
    'invalidResponse',
    `The answer of ${endpoint} is larger than ${limit}; ask for a shorter range or fewer groups`
  );
}

async function decoded(raw: Readable, { contentEncoding, endpoint }: BodyLimits): Promise<Readable> {
  let stream = raw;
  // Several encodings are listed in the order they were applied (RFC 9110 §8.4).
  for (const encoding of (contentEncoding ?? '').toLowerCase().split(',').reverse()) {
    const name = encoding.trim();
    if (name === '' || name === 'identity') {
      continue;
    }
    if (name === 'deflate') {
      stream = await inflated(stream);
      continue;
    }
    const decoder = DECODERS.get(name)?.();
    if (decoder === undefined) {
      raw.on('error', () => undefined).destroy();
      throw new UpstreamError('invalidResponse', `The answer of ${endpoint} has the unknown encoding "${name}"`);
    }
    stream = joined(stream, decoder);
  }
  return stream;
}

const DECODERS: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['br', createBrotliDecompress],
]);

/** `deflate` means the zlib format, but some servers send it without zlib's header; the first byte tells. */
async function inflated(stream: Readable): Promise<Readable> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await chunks.next();
  if (first.done) {
    return Readable.from([]);
  }
  const hasHeader = ((first.value[0] ?? 0) & 0x0f) === 8;
  async function* all(): AsyncGenerator<Buffer> {
    yield first.value as Buffer;
    for await (const chunk of { [Symbol.asyncIterator]: () => chunks }) {
      yield chunk;
    }
  }
  return joined(Readable.from(all()), hasHeader ? createInflate() : createInflateRaw());
}

function joined(stream: Readable, decoder: Transform): Readable {
  // The callback is where pipeline reports an error; the reader of the decoder meets the same one.
  return pipeline(stream, decoder, () => undefined);
}
