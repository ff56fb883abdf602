import { type Clock, systemClock } from './Clock';
import { Connections } from './http/Connections';
import type { HttpRequest, HttpResponse } from './http/HttpResponse';
import { networkError } from './http/networkError';
import type { ProxyEnv } from './http/proxyFor';
import { ACCEPTED_ENCODINGS, readBody } from './http/readBody';
import { type Hop, nextHop } from './http/redirect';
import { ResponseHeaders } from './http/ResponseHeaders';
import { withTimeLimit } from './timeLimit';
import { isUpstreamError, UpstreamError, type UpstreamErrorCode } from './UpstreamError';

export interface HttpTransportOptions {
  /** Milliseconds from the call to the last byte of its answer, redirects included. */
  readonly timeoutMs: number;
  /** PEM text of certificates to trust besides the built-in ones. */
  readonly caPem?: string;
  /** `false` accepts any certificate. Default true. */
  readonly rejectUnauthorized?: boolean;
  /** Where `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` are looked up; without it no proxy is used. */
  readonly proxyEnv?: ProxyEnv;
  /** The most bytes of a decompressed answer. Default 64 MiB. */
  readonly maxResponseBytes?: number;
  /** The most connections to one origin at once; more calls wait for one. Default 64. */
  readonly maxConnections?: number;
  readonly clock?: Clock;
  readonly onEvent?: (event: TransportEvent) => void;
}

/** One exchange with a server has ended; a redirect counts as one of its own. */
export interface TransportEvent {
  readonly type: 'exchangeFinished';
  readonly endpoint: string;
  readonly method: string;
  /** The HTTP status, or why there is none. */
  readonly status: number | UpstreamErrorCode;
  readonly durationMs: number;
}

const DEFAULT_MAX_RESPONSE_BYTES = 64 * 1024 * 1024;
const DEFAULT_MAX_CONNECTIONS = 64;
const MAX_REDIRECTS = 5;

/**
 * Carries requests to a vendor: TLS, proxies, limits of time and size, and the promise that nothing is sent to an
 * origin other than that of the URL given. Answers of any status are returned; what is thrown is an UpstreamError.
 */
export class HttpTransport {
  readonly #connections: Connections;
  readonly #timeoutMs: number;
  readonly #maxResponseBytes: number;
  readonly #clock: Clock;
  readonly #onEvent: (event: TransportEvent) => void;

  /** Throws an UpstreamError when `caPem` holds no readable certificate. */
  constructor(options: HttpTransportOptions) {
    this.#timeoutMs = options.timeoutMs;
    this.#maxResponseBytes = options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES;
    this.#clock = options.clock ?? systemClock;
    this.#onEvent = options.onEvent ?? (() => undefined);
    this.#connections = new Connections({
      timeoutMs: options.timeoutMs,
      caPem: options.caPem,
      rejectUnauthorized: options.rejectUnauthorized ?? true,
      proxyEnv: options.proxyEnv ?? {},
      maxConnections: options.maxConnections ?? DEFAULT_MAX_CONNECTIONS,
    });
  }

  /** Sends a request, follows redirects within its origin, and reads the whole answer. */
  async request(request: HttpRequest): Promise<HttpResponse> {
    const { host } = parseUrl(request.url);
    const endpoint = request.endpoint ?? host;
    const timeoutMs = Math.min(request.timeoutMs ?? Infinity, this.#timeoutMs);
    const { signal } = request;
    return withTimeLimit({ timeoutMs, clock: this.#clock, caller: { signal }, endpoint }, async (limit) => {
      let hop: Hop = { ...request, headers: withDefaults(request.headers) };
      for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
        const response = await this.#exchange(hop, { endpoint, signal: limit });
        const next = nextHop(hop, { status: response.status, location: response.headers.get('location') });
        if (next === undefined) {
          return response;
        }
        hop = next;
      }
      throw new UpstreamError('invalidResponse', `${endpoint} redirects more than ${String(MAX_REDIRECTS)} times`);
    });
  }

  /** Drops all connections; calls under way fail. */
  async close(): Promise<void> {
    await this.#connections.destroy();
  }

  async #exchange(hop: Hop, call: { readonly endpoint: string; readonly signal: AbortSignal }): Promise<HttpResponse> {
    const startedAtMs = this.#clock.now();
    const finish = (status: number | UpstreamErrorCode): void => {
      const durationMs = this.#clock.now() - startedAtMs;
      this.#onEvent({ type: 'exchangeFinished', endpoint: call.endpoint, method: hop.method, status, durationMs });
    };
    try {
      const response = await this.#send(hop, call);
      finish(response.status);
      return response;
    } catch (error) {
      const failure = reasonOf(error, { hop, signal: call.signal });
      finish(failure.code);
      throw failure;
    }
  }

  async #send(
    { method, url, headers, body }: Hop,
    { endpoint, signal }: { readonly endpoint: string; readonly signal: AbortSignal }
  ): Promise<HttpResponse> {
    const target = new URL(url);
    const answer = await this.#connections.dispatcherFor(target).request({
      origin: target.origin,
      path: `${target.pathname}${target.search}`,
      method: method as 'GET',
      headers,
      body: body ?? null,
      signal,
    });
    const responseHeaders = new ResponseHeaders(answer.headers);
    const bytes = await readBody(answer.body, {
      // A HEAD answer names the encoding of a body that does not come.
      contentEncoding: method === 'HEAD' ? undefined : responseHeaders.get('content-encoding'),
      maxBytes: this.#maxResponseBytes,
      endpoint,
    });
    return {
      status: answer.statusCode,
      headers: responseHeaders,
      body: bytes,
      text: () => new TextDecoder().decode(bytes),
    };
  }
}

/** The time limit and the caller's cancellation come first: the stream's own error is only their echo. */
function reasonOf(error: unknown, { hop, signal }: { readonly hop: Hop; readonly signal: AbortSignal }): UpstreamError {
  const reason: unknown = signal.aborted ? signal.reason : error;
  return isUpstreamError(reason) ? reason : networkError(reason, new URL(hop.url));
}

function parseUrl(text: string): URL {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new UpstreamError('badRequest', `Not an http:// or https:// address: "${text}"`);
  }
  return new URL(text);
}

function withDefaults(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  const hasEncoding = Object.keys(headers).some((name) => name.toLowerCase() === 'accept-encoding');
  return hasEncoding ? { ...headers } : { ...headers, 'accept-encoding': ACCEPTED_ENCODINGS };
}
