import http2 from 'node:http2';

/** Far above any panel refresh storm; the peer is the Grafana that started us, not the internet. */
const limits = { streamResetBurst: 1_000_000, streamResetRate: 1_000_000 };

const raised = Symbol.for('@glance/plugin-sdk/stream-reset-limit');

/**
 * Makes HTTP/2 servers of this process allow many cancelled calls. Node's guard against rapid resets (1,000 at once,
 * then 33 a second) closes the whole session, and every call on it, when Grafana cancels that many queries; grpc-js has
 * no option for it. Bun and Node from 22.12 on honour the limits; Node 20 has none that could be set, and ignores them.
 * Call before a gRPC server binds. Doing it twice changes nothing.
 */
export function raiseStreamResetLimit(): void {
  const module: typeof http2 & { [raised]?: true } = http2;
  if (module[raised]) {
    return;
  }
  const createServer = module.createServer;
  module.createServer = function createServerWithRaisedLimit(
    first?: http2.ServerOptions | Parameters<typeof createServer>[0],
    second?: Parameters<typeof createServer>[1]
  ) {
    return typeof first === 'function'
      ? createServer({ ...limits } as http2.ServerOptions, first)
      : createServer({ ...limits, ...first } as http2.ServerOptions, second);
  } as typeof createServer;
  module[raised] = true;
}
