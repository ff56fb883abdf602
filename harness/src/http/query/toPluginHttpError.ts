import { status as grpcStatus } from '@grpc/grpc-js';
import { HttpError } from '../HttpError';

/**
 * A failed gRPC call in the words that Grafana shows instead of the call's own (pkg/plugins/errors.go): those never
 * reach the user.
 */
export function toPluginHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) {
    return error;
  }
  const code = (error as { readonly code?: unknown }).code;
  switch (code) {
    case grpcStatus.UNIMPLEMENTED:
      return new HttpError(404, 'Method not implemented', 'plugin.notImplemented');
    case grpcStatus.UNAVAILABLE:
      return new HttpError(500, 'Data source became unavailable during request', 'plugin.unavailable');
    case grpcStatus.CANCELLED:
      // nginx's "client closed request"; whoever asked has gone, so nobody reads it.
      return new HttpError(499, 'Request was cancelled', 'plugin.requestCanceled');
    default:
      return new HttpError(500, 'An error occurred within the plugin', 'plugin.requestFailureError');
  }
}
