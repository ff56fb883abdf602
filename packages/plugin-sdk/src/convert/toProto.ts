import {
  type CallResourceResponse,
  CheckHealthResponse_HealthStatus as HealthStatus,
  type CheckHealthResponse,
  type DataResponse,
} from '../gen/backend';
import type { HealthResult } from '../HealthResult';
import type { Failure } from '../middleware/errorSource';
import type { ResourceResponse } from '../resources/ResourceResponse';

const noBytes = new Uint8Array(0);
const utf8 = new TextEncoder();

/** An answer without error; its status is said, because a host reads 0 as 500. */
export function framesToProto(frames: readonly Uint8Array[]): DataResponse {
  return { frames: [...frames], error: '', jsonMeta: noBytes, status: 200, errorSource: '' };
}

export function failureToProto(failure: Failure): DataResponse {
  return {
    frames: [],
    error: failure.message,
    jsonMeta: noBytes,
    status: failure.status,
    errorSource: failure.source,
  };
}

/** `redact` sees the details as JSON text. */
export function healthToProto(result: HealthResult, redact: (text: string) => string): CheckHealthResponse {
  return {
    status: result.status === 'ok' ? HealthStatus.OK : HealthStatus.ERROR,
    message: redact(result.message),
    jsonDetails: utf8.encode(redact(JSON.stringify(result.details ?? {}))),
  };
}

/** A status outside HTTP's range becomes 500: the host's HTTP server panics on 0. */
export function resourceToProto(response: ResourceResponse): CallResourceResponse {
  const isHttpStatus = Number.isInteger(response.status) && response.status >= 100 && response.status <= 599;
  return {
    code: isHttpStatus ? response.status : 500,
    headers: Object.fromEntries(
      Object.entries(response.headers ?? {}).map(([name, value]) => [name, { values: [value] }])
    ),
    body: typeof response.body === 'string' ? utf8.encode(response.body) : response.body,
  };
}
