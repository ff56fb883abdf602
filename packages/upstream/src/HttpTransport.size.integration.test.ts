import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createBrotliCompress, createDeflate, createGzip, type Gzip } from 'node:zlib';
import { type Answer, LocalServer } from '../test-support/LocalServer';
import { HttpTransport, type HttpTransportOptions } from './HttpTransport';
import type { UpstreamError } from './UpstreamError';

const MIB = 1024 * 1024;
const closers: Array<() => Promise<void>> = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function ask(answer: Answer, options: Partial<HttpTransportOptions> = {}): Promise<number | UpstreamError> {
  const server = await LocalServer.start(answer);
  const transport = new HttpTransport({ timeoutMs: 30_000, ...options });
  closers.push(
    () => server.stop(),
    () => transport.close()
  );
  return transport.request({ method: 'GET', url: server.origin, endpoint: 'costQuery' }).then(
    ({ body }) => body.byteLength,
    (error: UpstreamError) => error
  );
}

/** Sends chunks until `total` bytes are written or the client has gone; counts what went out. */
async function pour(into: NodeJS.WritableStream, response: ServerResponse, total: number): Promise<number> {
  const chunk = Buffer.alloc(MIB, 'a');
  let written = 0;
  let gone = false;
  const left = once(response, 'close').then(() => (gone = true));
  while (written < total && !gone) {
    written += chunk.byteLength;
    if (!into.write(chunk)) {
      await Promise.race([new Promise((resolve) => into.once('drain', resolve)), left]);
    }
  }
  into.end();
  return written;
}

describe('the size of an answer', () => {
  it('may reach the limit exactly', async () => {
    expect(await ask((_, response) => response.end(Buffer.alloc(MIB)), { maxResponseBytes: MIB })).toBe(MIB);
  });

  it('may not go a byte beyond: the error says what to do', async () => {
    const outcome = await ask((_, response) => response.end(Buffer.alloc(MIB + 1)), { maxResponseBytes: MIB });
    expect(outcome).toMatchObject({
      code: 'invalidResponse',
      transient: false,
      message: 'The answer of costQuery is larger than 1 MiB; ask for a shorter range or fewer groups',
    });
  });

  it('is 64 MiB at most by default, and the rest is not even fetched', async () => {
    let poured: Promise<number> = Promise.resolve(0);
    const outcome = await ask((_, response) => {
      poured = pour(response, response, 400 * MIB);
    });
    expect(outcome).toMatchObject({ code: 'invalidResponse', message: expect.stringContaining('larger than 64 MiB') });
    // What the kernel and both ends buffer comes on top of the limit.
    expect(await poured).toBeLessThan(100 * MIB);
  });

  it.each<[string, () => Gzip]>([
    ['gzip', createGzip],
    ['deflate', createDeflate as () => Gzip],
    ['br', createBrotliCompress as unknown as () => Gzip],
  ])('counts unpacked: a %s bomb is dropped when it has come to the limit', async (encoding, create) => {
    let poured: Promise<number> = Promise.resolve(0);
    const before = process.memoryUsage();
    let largest = 0;
    const meter = setInterval(() => {
      const { arrayBuffers } = process.memoryUsage();
      largest = Math.max(largest, arrayBuffers - before.arrayBuffers);
    }, 5);
    const outcome = await ask(
      (_, response) => {
        const compressor = create();
        response.writeHead(200, { 'Content-Encoding': encoding });
        compressor.pipe(response);
        poured = pour(compressor, response, 160 * MIB);
      },
      { maxResponseBytes: 8 * MIB }
    );
    clearInterval(meter);
    expect(outcome).toMatchObject({ code: 'invalidResponse', message: expect.stringContaining('larger than 8 MiB') });
    // 160 MiB pack to less than a socket's buffer, so the sender may finish; what is unpacked must not grow with it.
    expect(largest).toBeLessThan(80 * MIB);
    await poured;
  });
});
