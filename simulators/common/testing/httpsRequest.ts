import { Agent, request } from 'node:https';

/** What {@link httpsRequest} asks. */
export interface HttpsQuestion {
  readonly url: string;
  /** The authority to trust, PEM. */
  readonly caPem: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** An answer whose body arrived whole. */
export interface HttpsReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** As on the wire: neither decompressed nor decoded. */
  readonly body: Buffer;
}

/** One request on a connection of its own, without retries, redirects or decompression. Rejects when it is cut off. */
export function httpsRequest({
  url,
  caPem,
  method = 'GET',
  headers,
  body,
  signal,
}: HttpsQuestion): Promise<HttpsReply> {
  return new Promise((resolve, reject) => {
    const agent = new Agent({ ca: caPem, keepAlive: false });
    const outgoing = request(url, { agent, method, headers, signal }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.once('error', reject);
      incoming.once('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) })
      );
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
