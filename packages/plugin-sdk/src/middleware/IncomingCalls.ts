import type { Deadline } from '@grpc/grpc-js';

/** What the SDK uses of a gRPC call. */
export interface GrpcCall {
  readonly cancelled: boolean;
  on(event: 'cancelled', listener: () => void): unknown;
  off(event: 'cancelled', listener: () => void): unknown;
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
 * The calls under way. Turns cancellation into an `AbortSignal` and the deadline into epoch ms; gRPC cancels a call too
 * when its deadline has passed or its connection is gone.
 */
export class IncomingCalls {
  /**
   * A set of our own rather than `AbortSignal.any` with a signal of the process: on Node 20 every such signal would leave
   * something behind in the long-lived one.
   */
  private readonly open = new Set<AbortController>();

  /** Runs `handle` for a call and forgets the call when it has ended. */
  async run<Result>(call: GrpcCall, handle: (call: IncomingCall) => Promise<Result>): Promise<Result> {
    const controller = new AbortController();
    const cancel = (): void => controller.abort(abortError('The caller has gone'));
    call.on('cancelled', cancel);
    if (call.cancelled) {
      cancel();
    }
    const deadline = call.getDeadline();
    const deadlineAtMs = deadline instanceof Date ? deadline.getTime() : deadline;
    this.open.add(controller);
    try {
      return await handle({
        signal: controller.signal,
        ...(Number.isFinite(deadlineAtMs) && { deadlineAtMs }),
        metadata: (name) => call.metadata.get(name)[0]?.toString(),
      });
    } finally {
      this.open.delete(controller);
      // grpc-js says "cancelled" of every call whose stream closes, answered ones too; an abort costs a stack trace.
      call.off('cancelled', cancel);
    }
  }

  /** Aborts every call under way, because the process is to end. */
  abortAll(): void {
    this.open.forEach((controller) => controller.abort(abortError('The plugin process is ending')));
  }
}

function abortError(message: string): DOMException {
  return new DOMException(message, 'AbortError');
}
