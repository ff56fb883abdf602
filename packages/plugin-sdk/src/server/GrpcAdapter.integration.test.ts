import { credentials, Server, ServerCredentials, status, type ServiceError } from '@grpc/grpc-js';
import { IncomingCalls } from '../middleware/IncomingCalls';
import { RecordingLogger } from '../testing/RecordingLogger';
import { DiagnosticsClient, DiagnosticsService, ResourceClient, ResourceService } from '../wire';
import { GrpcAdapter } from './GrpcAdapter';

describe('GrpcAdapter', () => {
  // grpc-js leaves the caller waiting for ever when an async handler rejects.
  it('answers UNKNOWN for a handler that rejects, and keeps the reason in the log', async () => {
    const log = new RecordingLogger();
    const adapter = new GrpcAdapter(log, new IncomingCalls());
    const bug = new Error('internals');
    const server = new Server();
    server.addService(DiagnosticsService, { checkHealth: adapter.unary(() => Promise.reject(bug)) });
    server.addService(ResourceService, { callResource: adapter.single(() => Promise.reject(bug)) });
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound)
      )
    );
    const target = `127.0.0.1:${port}`;
    const diagnostics = new DiagnosticsClient(target, credentials.createInsecure());
    const resource = new ResourceClient(target, credentials.createInsecure());
    const request = { pluginContext: undefined, path: '', method: '', url: '', headers: {}, body: new Uint8Array(0) };

    const unary = await new Promise<ServiceError | null>((resolve) =>
      diagnostics.checkHealth({ pluginContext: undefined, headers: {} }, resolve)
    );
    const single = await new Promise<ServiceError>((resolve) =>
      resource
        .callResource(request)
        .on('error', (error) => resolve(error as ServiceError))
        .resume()
    );

    for (const error of [unary, single]) {
      expect(error).toMatchObject({ code: status.UNKNOWN, details: 'The plugin failed unexpectedly' });
    }
    expect(log.lines.map(({ message, fields }) => [message, fields.path, fields.error])).toEqual([
      ['A gRPC handler failed', '/pluginv2.Diagnostics/CheckHealth', bug],
      ['A gRPC handler failed', '/pluginv2.Resource/CallResource', bug],
    ]);
    diagnostics.close();
    resource.close();
    server.forceShutdown();
  });
});
