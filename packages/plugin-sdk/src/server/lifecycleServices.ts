import { status as GrpcStatus, type Server } from '@grpc/grpc-js';
import { HealthCheckResponse_ServingStatus as Serving, HealthService, type HealthServer } from '../gen/health';
import {
  GRPCBrokerService,
  GRPCControllerService,
  GRPCStdioService,
  type GRPCBrokerServer,
  type GRPCControllerServer,
  type GRPCStdioServer,
} from '../gen/lifecycle';

/** The name go-plugin hosts ask the health service for. */
const healthName = 'plugin';

/**
 * What go-plugin itself wants of a plugin: its end on request, and streams that stay open as long as the process
 * lives. `onShutdown` runs once the reply is on its way. Returns a function that ends the open streams.
 */
export function addLifecycleServices(server: Server, onShutdown: () => void): () => void {
  const open = new Set<{ end(): void }>();
  const keepOpen = (stream: { end(): void; on(event: string, listener: () => void): unknown }): void => {
    open.add(stream);
    stream.on('cancelled', () => open.delete(stream));
    stream.on('error', () => open.delete(stream));
  };

  const controller: GRPCControllerServer = {
    shutdown: (_call, reply) => {
      reply(null, {});
      setImmediate(onShutdown);
    },
  };
  const broker: GRPCBrokerServer = {
    startStream: (stream) => {
      keepOpen(stream);
      stream.resume();
    },
  };
  const stdio: GRPCStdioServer = { streamStdio: keepOpen };
  const health: HealthServer = {
    check: (call, reply) =>
      isKnown(call.request.service)
        ? reply(null, { status: Serving.SERVING })
        : reply({ code: GrpcStatus.NOT_FOUND, details: `unknown service ${call.request.service}` }),
    watch: (call) => {
      keepOpen(call);
      call.write({ status: isKnown(call.request.service) ? Serving.SERVING : Serving.SERVICE_UNKNOWN });
    },
  };
  server.addService(GRPCControllerService, controller);
  server.addService(GRPCBrokerService, broker);
  server.addService(GRPCStdioService, stdio);
  server.addService(HealthService, health);
  return () => {
    open.forEach((stream) => stream.end());
    open.clear();
  };
}

/** The empty name asks for the server as a whole. */
function isKnown(service: string): boolean {
  return service === healthName || service === '';
}
