import type { HttpResponse } from '../http/HttpResponse';
import type { ResponseHeaders } from '../http/ResponseHeaders';
import type { HttpTransport } from '../HttpTransport';
import { sendableBody, sendableHeaders } from './requestParts';

export interface TransportFetchOptions {
  /** Names what a URL calls, for metrics and error texts; one of few. Default: the host. */
  readonly endpointOf?: (url: URL) => string;
}

/** The part of fetch's options that a vendor's SDK uses. */
interface FetchInit {
  /** Default `GET`. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text or bytes. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | null;
}

/** The part of fetch's response that a vendor's SDK uses; the body is there already, and may be read again. */
interface FetchedResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: FetchedHeaders;
  text(): Promise<string>;
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Names in any case; `forEach` gives them in lower case. */
interface FetchedHeaders extends Iterable<readonly [string, string]> {
  get(name: string): string | null;
  has(name: string): boolean;
  forEach(visit: (value: string, name: string) => void): void;
}

export type TransportFetch = (url: string | URL, init?: FetchInit) => Promise<FetchedResponse>;

/**
 * The transport in the shape of `fetch`, as Datadog's SDK takes it. As with fetch, any status is an answer. Unlike
 * fetch it rejects with UpstreamErrors, also when the signal is aborted, and never goes to another origin: a redirect
 * there is an error.
 */
export function transportFetch(transport: HttpTransport, { endpointOf }: TransportFetchOptions = {}): TransportFetch {
  return async (url, { method = 'GET', headers = {}, body, signal } = {}) => {
    const target = new URL(url);
    const response = await transport.request({
      method,
      url: target.href,
      headers: sendableHeaders(Object.entries(headers)),
      body: sendableBody(body),
      endpoint: endpointOf?.(target),
      signal: signal ?? undefined,
    });
    return fetched(response);
  };
}

function fetched(response: HttpResponse): FetchedResponse {
  return {
    ok: response.status >= 200 && response.status < 300,
    status: response.status,
    headers: fetchedHeaders(response.headers),
    text: async () => response.text(),
    json: async () => JSON.parse(response.text()) as unknown,
    arrayBuffer: async () => Uint8Array.from(response.body).buffer,
  };
}

function fetchedHeaders(headers: ResponseHeaders): FetchedHeaders {
  return {
    get: (name) => headers.get(name) ?? null,
    has: (name) => headers.get(name) !== undefined,
    forEach: (visit) => {
      for (const [name, value] of headers) {
        visit(value, name);
      }
    },
    [Symbol.iterator]: () => headers[Symbol.iterator](),
  };
}
