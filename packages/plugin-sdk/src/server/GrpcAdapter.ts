import {
  status as GrpcStatus,
  type handleServerStreamingCall,
  type handleUnaryCall,
  type ServiceError,
} from '@grpc/grpc-js';
import type { Logger } from '../log/Logger';
import type { IncomingCall, IncomingCalls } from '../middleware/IncomingCalls';

export type CallHandler<Request, Response> = (request: Request, call: IncomingCall) => Promise<Response>;

/** Makes gRPC handlers of async functions: grpc-js itself turns a rejected promise into nothing at all. */
export class GrpcAdapter {
  constructor(
    private readonly log: Logger,
    private readonly calls: IncomingCalls
  ) {}

  unary<Request, Response>(handle: CallHandler<Request, Response>): handleUnaryCall<Request, Response> {
    return (call, reply) => {
      this.calls
        .run(call, (incoming) => handle(call.request, incoming))
        .then(
          (response) => reply(null, response),
          (error: unknown) => reply(this.bug(error, call.getPath()))
        );
    };
  }

  /** A stream of exactly one message. */
  single<Request, Response>(handle: CallHandler<Request, Response>): handleServerStreamingCall<Request, Response> {
    return (call) => {
      this.calls
        .run(call, (incoming) => handle(call.request, incoming))
        .then(
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
    this.log.error('A gRPC handler failed', { path, error });
    return Object.assign(new Error('The plugin failed unexpectedly'), { code: GrpcStatus.UNKNOWN });
  }
}
