import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Fault } from './Fault';

const BAD_GATEWAY_PAGE = `<!DOCTYPE html>
<html><head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>gateway</center></body></html>
`;
const CHUNK_BYTES = 64 * 1024;

/** The answer that a fault gives in place of the vendor's, or `undefined` when the vendor may speak first. */
export async function answerInstead(fault: Fault, outgoing: ServerResponse): Promise<Response | undefined> {
  switch (fault.kind) {
    case 'answer':
      return wholeAnswer(fault);
    case 'htmlBadGateway':
      return new Response(BAD_GATEWAY_PAGE, { status: 502, headers: { 'content-type': 'text/html' } });
    case 'invalidJson':
      return new Response('{"properties": {"rows": [[1,', { headers: { 'content-type': 'application/json' } });
    case 'redirect':
      return new Response(null, { status: 307, headers: { location: fault.location } });
    case 'neverAnswers':
      if (!outgoing.destroyed) {
        await once(outgoing, 'close');
      }
      return RESPONSE_ALREADY_SENT;
    case 'oversizedBody':
      await sendOversized(fault, outgoing);
      return RESPONSE_ALREADY_SENT;
    default:
      return undefined;
  }
}

function wholeAnswer({ status, headers = {}, body }: Extract<Fault, { kind: 'answer' }>): Response {
  if (body === undefined) {
    return new Response(null, { status, headers });
  }
  return typeof body === 'string'
    ? new Response(body, { status, headers })
    : new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

async function sendOversized(
  { bytes, gzip = false }: Extract<Fault, { kind: 'oversizedBody' }>,
  outgoing: ServerResponse
): Promise<void> {
  outgoing.writeHead(200, { 'content-type': 'application/json', ...(gzip && { 'content-encoding': 'gzip' }) });
  const source = Readable.from(oversizedJson(bytes));
  try {
    await (gzip ? pipeline(source, createGzip(), outgoing) : pipeline(source, outgoing));
  } catch {
    // The client had enough, which is what this fault is for.
  }
}

/** One JSON string of exactly `bytes` bytes, quotation marks included. */
function* oversizedJson(bytes: number): Generator<Buffer> {
  const chunk = Buffer.alloc(CHUNK_BYTES, 'x');
  yield Buffer.from('"');
  for (let left = bytes - 2; left > 0; left -= CHUNK_BYTES) {
    yield left >= CHUNK_BYTES ? chunk : chunk.subarray(0, left);
  }
  yield Buffer.from('"');
}
