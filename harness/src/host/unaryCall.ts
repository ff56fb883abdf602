import { Metadata, type CallOptions, type ServiceError } from '@grpc/grpc-js';
import type { HostCall } from './HostCall';

/** How a call ends early. */
type Calling = Pick<HostCall, 'signal' | 'deadlineMs' | 'metadata'>;

/** Runs a unary gRPC call; rejects with its `ServiceError`. */
export function unaryCall<Response>(
  call: Calling,
  start: (
    metadata: Metadata,
    options: Partial<CallOptions>,
    reply: (error: ServiceError | null, response: Response) => void
  ) => { cancel(): void }
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const running = start(metadataOf(call), optionsOf(call), (error, response) => {
      stopListening();
      if (error) {
        reject(error);
      } else {
        resolve(response);
      }
    });
    const stopListening = onAbort(call.signal, () => running.cancel());
  });
}

/** Cancels once when the signal aborts; returns a function that stops listening. */
export function onAbort(signal: AbortSignal | undefined, cancel: () => void): () => void {
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) {
    cancel();
  }
  return () => signal?.removeEventListener('abort', cancel);
}

/** The absolute deadline gRPC wants. */
export function optionsOf({ deadlineMs }: Calling): Partial<CallOptions> {
  return deadlineMs === undefined ? {} : { deadline: Date.now() + deadlineMs };
}

/** As gRPC wants it. */
export function metadataOf({ metadata = {} }: Calling): Metadata {
  const wire = new Metadata();
  Object.entries(metadata).forEach(([name, value]) => wire.set(name, value));
  return wire;
}
