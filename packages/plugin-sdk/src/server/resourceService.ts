import type { Server } from '@grpc/grpc-js';
import { ResourceService, type ResourceServer } from '../gen/backend';
import type { CallResourceHandler } from '../handlers/CallResourceHandler';
import type { GrpcAdapter } from './GrpcAdapter';

/** `pluginv2.Resource`. The protocol streams answers; ours are one message. */
export function addResourceService<Instance>(
  server: Server,
  adapter: GrpcAdapter,
  handler: CallResourceHandler<Instance>
): void {
  const service: ResourceServer = {
    callResource: adapter.single((request, call) => handler.handle(request, call)),
  };
  server.addService(ResourceService, service);
}
