import { UpstreamError } from '../UpstreamError';

/** What the transport works out by itself. */
const OWN_HEADERS = new Set(['connection', 'content-length', 'host', 'transfer-encoding']);

/** The headers of an SDK's request that are the SDK's business. */
export function sendableHeaders(headers: Iterable<readonly [string, string]>): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !OWN_HEADERS.has(name.toLowerCase())));
}

/** The body of an SDK's request; the vendors' SDKs send text and bytes. Throws an UpstreamError for anything else. */
export function sendableBody(body: unknown): string | Uint8Array | undefined {
  if (body === undefined || body === null) {
    return undefined;
  }
  if (typeof body === 'string') {
    return body;
  }
  if (ArrayBuffer.isView(body)) {
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  }
  if (body instanceof ArrayBuffer) {
    return new Uint8Array(body);
  }
  throw new UpstreamError('badRequest', 'Only text and bytes can be sent to a vendor');
}
