import type { Deadline } from '@grpc/grpc-js';

/** What the SDK uses of a gRPC call. */
export interface GrpcCall {
  readonly cancelled: boolean;
  on(event: 'cancelled', listener: () => void): unknown;
  getDeadline(): Deadline;
  readonly metadata: { get(name: string): ReadonlyArray<string | Buffer> };
}

/** A call as handlers see it. */
export interface IncomingCall {
  readonly signal: AbortSignal;
  /** Epoch ms; undefined when the caller set none. */
  readonly deadlineAtMs?: number;
  /** A text value of the call's metadata. */
  readonly metadata: (name: string) => string | undefined;
}

/**
 * Turns cancellation into an `AbortSignal` and the deadline into epoch ms. gRPC cancels a call too when its deadline
 * has passed or its connection is gone. `processSignal` aborts every call when the process is asked to end.
 */
export function incomingCall(call: GrpcCall, processSignal: AbortSignal): IncomingCall {
  const cancelled = new AbortController();
  call.on('cancelled', () => cancelled.abort(new DOMException('The caller has gone', 'AbortError')));
  if (call.cancelled) {
    cancelled.abort(new DOMException('The caller has gone', 'AbortError'));
  }
  const deadline = call.getDeadline();
  const deadlineAtMs = deadline instanceof Date ? deadline.getTime() : deadline;
  return {
    signal: AbortSignal.any([cancelled.signal, processSignal]),
    ...(Number.isFinite(deadlineAtMs) && { deadlineAtMs }),
    metadata: (name) => call.metadata.get(name)[0]?.toString(),
  };
}
