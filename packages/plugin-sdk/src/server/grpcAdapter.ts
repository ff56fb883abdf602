import {
  status as GrpcStatus,
  type handleServerStreamingCall,
  type handleUnaryCall,
  type ServiceError,
} from '@grpc/grpc-js';
import type { Logger } from '../log/Logger';
import { incomingCall, type IncomingCall } from '../middleware/deadline';

export interface GrpcAdapterOptions {
  readonly log: Logger;
  /** Aborts every call when the process is asked to end. */
  readonly processSignal: AbortSignal;
}

/** Makes gRPC handlers of async functions: grpc-js itself turns a rejected promise into nothing at all. */
export class GrpcAdapter {
  constructor(private readonly options: GrpcAdapterOptions) {}

  unary<Request, Response>(
    handle: (request: Request, call: IncomingCall) => Promise<Response>
  ): handleUnaryCall<Request, Response> {
    return (call, reply) => {
      const incoming = incomingCall(call, this.options.processSignal);
      handle(call.request, incoming).then(
        (response) => reply(null, response),
        (error: unknown) => reply(this.bug(error, call.getPath()))
      );
    };
  }

  /** A stream of exactly one message. */
  single<Request, Response>(
    handle: (request: Request, call: IncomingCall) => Promise<Response>
  ): handleServerStreamingCall<Request, Response> {
    return (call) => {
      handle(call.request, incomingCall(call, this.options.processSignal)).then(
        (response) => {
          call.write(response);
          // Not end(response): the argument of a gRPC stream's end is metadata.
          call.end();
        },
        // The way grpc-js has a stream end with a status; destroy() would leave the caller waiting.
        (error: unknown) => call.emit('error', this.bug(error, call.getPath()))
      );
    };
  }

  /** Handlers turn what they expect into answers; what still arrives here is a bug, and the log says so. */
  private bug(error: unknown, path: string): Partial<ServiceError> & Error {
    this.options.log.error('A gRPC handler failed', { path, error });
    return Object.assign(new Error('The plugin failed unexpectedly'), { code: GrpcStatus.UNKNOWN });
  }
}
