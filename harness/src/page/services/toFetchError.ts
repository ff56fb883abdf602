import { type BackendSrvRequest, type FetchError } from '@grafana/runtime';

/** What is known of a request that got no response. */
export interface FailedRequest {
  readonly config: BackendSrvRequest;
  readonly error: unknown;
  readonly aborted: boolean;
}

/**
 * The error of a request without a response in the shape that `toDataQueryResponse` understands: it takes an error
 * that lacks `status` and `data` for an empty, successful answer.
 */
export function toFetchError({ config, error, aborted }: FailedRequest): FetchError {
  if (aborted) {
    return { status: -1, statusText: 'Request was aborted', data: {}, cancelled: true, config };
  }
  const message = `The workbench's server did not answer: ${error instanceof Error ? error.message : String(error)}`;
  return { status: 0, statusText: message, data: { message }, message, config };
}
