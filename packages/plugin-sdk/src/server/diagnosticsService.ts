import type { Server } from '@grpc/grpc-js';
import { DiagnosticsService, type DiagnosticsServer } from '../gen/backend';
import type { CheckHealthHandler } from '../handlers/CheckHealthHandler';
import type { CollectMetricsHandler } from '../handlers/CollectMetricsHandler';
import type { GrpcAdapter } from './GrpcAdapter';

/** `pluginv2.Diagnostics`. */
export function addDiagnosticsService<Instance>(
  server: Server,
  adapter: GrpcAdapter,
  handlers: { readonly health: CheckHealthHandler<Instance>; readonly metrics: CollectMetricsHandler<Instance> }
): void {
  const service: DiagnosticsServer = {
    checkHealth: adapter.unary((request, call) => handlers.health.handle(request, call)),
    collectMetrics: adapter.unary(() => handlers.metrics.handle()),
  };
  server.addService(DiagnosticsService, service);
}
