import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const SMALLEST_BYTES = 1024;
const compress = promisify(gzip);

/** The answer with gzip where the client accepts it and the body is worth it, as the vendors do it. */
export async function compressAnswer(answer: Response, acceptEncoding: string | undefined): Promise<Response> {
  if (acceptEncoding?.includes('gzip') !== true || answer.body === null) {
    return answer;
  }
  const body = await answer.arrayBuffer();
  if (body.byteLength < SMALLEST_BYTES) {
    return new Response(body, answer);
  }
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  headers.set('content-encoding', 'gzip');
  return new Response(new Uint8Array(await compress(body)), { status: answer.status, headers });
}
