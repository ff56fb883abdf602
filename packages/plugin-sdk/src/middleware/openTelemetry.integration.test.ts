import { makeGenericClientConstructor, Server, ServerCredentials } from '@grpc/grpc-js';
import { context, trace } from '@opentelemetry/api';
import { PluginError } from '../errors/PluginError';
import { startOpenTelemetry } from './openTelemetry';
import type { TracedWork, Tracing } from './tracing';

/** Receives what the exporter sends, without decoding it. */
async function collector() {
  const received: Buffer[] = [];
  const server = new Server();
  const raw = { requestSerialize: (x: Buffer) => x, requestDeserialize: (x: Buffer) => x };
  const path = '/opentelemetry.proto.collector.trace.v1.TraceService/Export';
  const method = { path, requestStream: false, responseStream: false, ...raw };
  const service = { export: { ...method, responseSerialize: (x: Buffer) => x, responseDeserialize: (x: Buffer) => x } };
  server.addService(makeGenericClientConstructor(service, 'TraceService').service, {
    export: (call: { request: Buffer }, reply: (error: null, value: Buffer) => void) => {
      received.push(call.request);
      reply(null, Buffer.alloc(0));
    },
  });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound)
    )
  );
  return { received, address: `127.0.0.1:${port}`, stop: () => server.forceShutdown() };
}

const traceId = '0af7651916cd43dd8448eb211c80319c';
const parentSpan = 'b7ad6b7169203331';

function work(name: string, flags = '01'): TracedWork {
  const traceparent = `00-${traceId}-${parentSpan}-${flags}`;
  return { name, metadata: (key) => (key === 'traceparent' ? traceparent : undefined), attributes: { refId: 'A' } };
}

describe('startOpenTelemetry', () => {
  let tracing: Tracing;
  let collecting: Awaited<ReturnType<typeof collector>>;

  beforeEach(async () => {
    collecting = await collector();
    const config = { address: collecting.address, ratio: 1, warnings: [] };
    tracing = startOpenTelemetry({ config, pluginId: 'acme-test-datasource', pluginVersion: '1.2.3' });
  });

  afterEach(() => {
    collecting.stop();
    trace.disable();
    context.disable();
  });

  it('sends a span of the trace that Grafana began', async () => {
    const inner = await tracing.run(work('queryData'), () => Promise.resolve(trace.getActiveSpan()?.spanContext()));
    await tracing.shutdown();
    expect(inner?.traceId).toBe(traceId);
    expect(inner?.spanId).not.toBe(parentSpan);
    const sent = Buffer.concat(collecting.received);
    for (const part of [traceId, parentSpan, inner!.spanId]) {
      expect(sent.includes(Buffer.from(part, 'hex'))).toBe(true);
    }
    expect(['acme-test-datasource', '1.2.3', 'queryData', 'refId'].every((text) => sent.includes(text))).toBe(true);
  });

  it('respects that Grafana does not keep a trace', async () => {
    await tracing.run(work('queryData', '00'), () => Promise.resolve());
    await tracing.shutdown();
    expect(collecting.received).toEqual([]);
  });

  it('marks a failed span, passes the error on and keeps its text out', async () => {
    const error = new PluginError('typed by a user', { status: 429, source: 'downstream' });
    await expect(tracing.run(work('queryData'), () => Promise.reject(error))).rejects.toBe(error);
    await tracing.shutdown();
    const sent = Buffer.concat(collecting.received);
    expect(sent.includes('status')).toBe(true);
    expect(sent.includes('typed by a user')).toBe(false);
  });
});
