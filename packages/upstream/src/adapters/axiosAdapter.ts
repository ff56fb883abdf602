import type { HttpResponse } from '../http/HttpResponse';
import type { HttpTransport } from '../HttpTransport';
import { sendableBody, sendableHeaders } from './requestParts';

export interface AxiosAdapterOptions {
  /** Names what a URL calls, for metrics and error texts; one of few. Default: the host. */
  readonly endpointOf?: (url: URL) => string;
  /** Is told every answer before axios and the SDK make something else of it. */
  readonly onResponse?: (response: HttpResponse) => void;
  readonly signal?: AbortSignal;
}

/** The part of axios's request configuration that a vendor's SDK uses. */
export interface AxiosRequest {
  readonly url?: string;
  readonly baseURL?: string;
  /** Default `GET`. */
  readonly method?: string;
  /** A plain record, or axios's own, whose entries are its own enumerable properties. */
  readonly headers?: object;
  /** Text or bytes: axios serialises before it calls an adapter. */
  readonly data?: unknown;
}

/** What axios takes from an adapter. */
export interface AxiosResponse<R extends AxiosRequest> {
  readonly data: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly config: R;
}

/**
 * The transport in the shape of axios's `adapter`, as SendGrid's SDK takes it. Any status is an answer, so that axios
 * makes no error of it: its errors carry the request's headers, and with them the key. Rejects with UpstreamErrors, and
 * never goes to another origin.
 */
export function axiosAdapter(
  transport: HttpTransport,
  { endpointOf, onResponse, signal }: AxiosAdapterOptions = {}
): <R extends AxiosRequest>(request: R) => Promise<AxiosResponse<R>> {
  return async (request) => {
    const url = fullUrl(request);
    const response = await transport.request({
      method: (request.method ?? 'GET').toUpperCase(),
      url: url.href,
      headers: sendableHeaders(textEntries(request.headers ?? {})),
      body: sendableBody(request.data),
      endpoint: endpointOf?.(url),
      signal,
    });
    onResponse?.(response);
    return {
      data: response.text(),
      status: response.status,
      statusText: '',
      headers: Object.fromEntries(response.headers),
      config: request,
    };
  };
}

// As axios joins them: what the base has as its path stays.
function fullUrl({ url = '', baseURL }: AxiosRequest): URL {
  return baseURL === undefined || URL.canParse(url)
    ? new URL(url)
    : new URL(`${baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`);
}

function textEntries(headers: object): ReadonlyArray<readonly [string, string]> {
  return Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : []
  );
}
