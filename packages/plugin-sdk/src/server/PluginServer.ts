import { Server } from '@grpc/grpc-js';
import type { Clock } from '../Clock';
import { CallResourceHandler } from '../handlers/CallResourceHandler';
import { CheckHealthHandler } from '../handlers/CheckHealthHandler';
import { CollectMetricsHandler } from '../handlers/CollectMetricsHandler';
import type { HandlerHost } from '../handlers/HandlerHost';
import { QueryDataHandler } from '../handlers/QueryDataHandler';
import { IncomingCalls } from '../middleware/IncomingCalls';
import type { ListenAddress } from '../process/handshake';
import { listen, type ListenOptions } from '../process/listener';
import { addDataService } from './dataService';
import { addDiagnosticsService } from './diagnosticsService';
import { GrpcAdapter } from './GrpcAdapter';
import { addLifecycleServices } from './lifecycleServices';
import { raiseStreamResetLimit } from './raiseStreamResetLimit';
import { addResourceService } from './resourceService';

/** grpc-js refuses more than 4 MiB by default; Go plugins take 16. */
const maxReceiveBytes = 64 * 1024 * 1024;

/** The gRPC server of a plugin process with all its services. */
export class PluginServer<Instance> {
  private readonly server: Server;
  private readonly calls = new IncomingCalls();
  private readonly endStreams: () => void;
  private readonly clock: Clock;

  /** `onShutdown` runs when the host has asked for the end of the process. */
  constructor(host: HandlerHost<Instance>, onShutdown: () => void) {
    raiseStreamResetLimit();
    this.clock = host.clock;
    this.server = new Server({
      'grpc.max_receive_message_length': maxReceiveBytes,
      'grpc.max_send_message_length': -1,
    });
    const adapter = new GrpcAdapter(host.log, this.calls);
    addDataService(this.server, adapter, new QueryDataHandler(host));
    addResourceService(this.server, adapter, new CallResourceHandler(host));
    addDiagnosticsService(this.server, adapter, {
      health: new CheckHealthHandler(host),
      metrics: new CollectMetricsHandler(host),
    });
    this.endStreams = addLifecycleServices(this.server, onShutdown);
  }

  listen(options: ListenOptions): Promise<ListenAddress> {
    return listen(this.server, options);
  }

  /** Aborts the calls, lets replies that are under way leave for at most `graceMs`, and closes every connection. */
  async close(graceMs: number): Promise<void> {
    this.calls.abortAll();
    this.endStreams();
    await new Promise<void>((resolve) => {
      const cancel = this.clock.setTimeout(resolve, graceMs);
      this.server.tryShutdown(() => {
        cancel();
        resolve();
      });
    });
    this.server.forceShutdown();
  }
}
