import { type BackendSrv, type BackendSrvRequest, type FetchResponse } from '@grafana/runtime';
import { lastValueFrom, Observable, throwError } from 'rxjs';
import { toFetchError } from './toFetchError';

type SendOptions = Partial<BackendSrvRequest>;

/**
 * Grafana's HTTP service for plugins, on the browser's `fetch`. A request ends when its subscriber leaves and when
 * another one with the same `requestId` is sent, as in Grafana; the workbench's server then cancels the plugin's call.
 */
export class PageBackendSrv implements BackendSrv {
  readonly #inFlight = new Map<string, AbortController>();

  fetch<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    return new Observable((subscriber) => {
      const controller = this.#claim(options.requestId);
      options.abortSignal?.addEventListener('abort', () => controller.abort(), { once: true });
      send<T>(options, controller.signal)
        .then(
          (response) => {
            subscriber.next(response);
            subscriber.complete();
          },
          (error: unknown) => subscriber.error(error)
        )
        .finally(() => this.#release(options.requestId, controller));
      return () => controller.abort();
    });
  }

  chunked(): Observable<FetchResponse<Uint8Array | undefined>> {
    return throwError(() => new Error('The workbench does not serve chunked responses'));
  }

  async request<T = unknown>(options: BackendSrvRequest): Promise<T> {
    return (await this.datasourceRequest<T>(options)).data;
  }

  datasourceRequest<T = unknown>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(options));
  }

  get<T>(url: string, params?: Record<string, unknown>, requestId?: string, options?: SendOptions): Promise<T> {
    return this.request<T>({ ...options, method: 'GET', url, params, requestId });
  }

  delete<T>(url: string, data?: unknown, options?: SendOptions): Promise<T> {
    return this.request<T>({ ...options, method: 'DELETE', url, data });
  }

  post<T>(url: string, data?: unknown, options?: SendOptions): Promise<T> {
    return this.request<T>({ ...options, method: 'POST', url, data });
  }

  patch<T>(url: string, data?: unknown, options?: SendOptions): Promise<T> {
    return this.request<T>({ ...options, method: 'PATCH', url, data });
  }

  put<T>(url: string, data?: unknown, options?: SendOptions): Promise<T> {
    return this.request<T>({ ...options, method: 'PUT', url, data });
  }

  #claim(requestId: string | undefined): AbortController {
    const controller = new AbortController();
    if (requestId !== undefined) {
      this.#inFlight.get(requestId)?.abort();
      this.#inFlight.set(requestId, controller);
    }
    return controller;
  }

  #release(requestId: string | undefined, controller: AbortController): void {
    if (requestId !== undefined && this.#inFlight.get(requestId) === controller) {
      this.#inFlight.delete(requestId);
    }
  }
}

async function send<T>(config: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(withParams(config.url, config.params), {
      method: config.method ?? 'GET',
      headers: {
        accept: 'application/json, text/plain, */*',
        ...(config.data === undefined ? {} : { 'content-type': 'application/json' }),
        ...config.headers,
      },
      body: config.data === undefined ? undefined : JSON.stringify(config.data),
      signal,
    });
    // Read before anyone learns of the response: the subscriber's leaving aborts whatever is still unread.
    text = await response.text();
  } catch (error) {
    throw toFetchError({ config, error, aborted: signal.aborted });
  }
  const data = parseBody(text);
  const { status, statusText, headers, redirected, type, url, ok } = response;
  if (!ok) {
    throw { status, statusText, data, config };
  }
  return { data: data as T, status, statusText, ok, headers, redirected, type, url, config };
}

function withParams(url: string, params: Record<string, unknown> | undefined): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) {
        search.append(name, String(one));
      }
    }
  }
  const text = search.toString();
  return text === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${text}`;
}

function parseBody(text: string): unknown {
  if (text === '') {
    return {};
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
