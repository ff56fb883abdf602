import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import type { HttpTransport } from '../HttpTransport';
import { UpstreamError } from '../UpstreamError';
import { PipelineHeaders } from './PipelineHeaders';
import { sendableBody, sendableHeaders } from './requestParts';

export interface AzureHttpClientOptions {
  /** Names what a URL calls, for metrics and error texts; one of few. Default: the host. */
  readonly endpointOf?: (url: URL) => string;
}

/**
 * The transport in the shape of Azure's `HttpClient`, for `ClientSecretCredential` and `CostManagementClient` alike.
 * Proxy, agent and TLS settings of the request are ignored: the transport has its own. Bodies are text or bytes, which
 * is all that Azure's management clients send. Throws UpstreamErrors, also where Azure's own client has an AbortError.
 */
export function azureHttpClient(transport: HttpTransport, { endpointOf }: AzureHttpClientOptions = {}): HttpClient {
  return {
    async sendRequest(request: PipelineRequest): Promise<PipelineResponse> {
      const url = new URL(request.url);
      if (url.protocol !== 'https:' && request.allowInsecureConnection !== true) {
        throw new UpstreamError('badRequest', `Azure must be called over https, not at ${url.origin}`);
      }
      const { signal, dispose } = nativeSignal(request.abortSignal);
      try {
        const response = await transport.request({
          method: request.method,
          url: request.url,
          headers: sendableHeaders(request.headers),
          body: sendableBody(request.body),
          endpoint: endpointOf?.(url),
          signal,
          timeoutMs: request.timeout > 0 ? request.timeout : undefined,
        });
        return {
          request,
          status: response.status,
          headers: new PipelineHeaders(response.headers),
          bodyAsText: response.text(),
        };
      } finally {
        dispose();
      }
    },
  };
}

/** Azure's signals need not be the platform's own. */
function nativeSignal(given: PipelineRequest['abortSignal']): { readonly signal?: AbortSignal; dispose(): void } {
  if (given === undefined || given instanceof AbortSignal) {
    return { signal: given, dispose: () => undefined };
  }
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  if (given.aborted) {
    abort();
  }
  given.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    dispose: () => {
      given.removeEventListener('abort', abort);
    },
  };
}
