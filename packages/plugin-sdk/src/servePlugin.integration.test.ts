import { existsSync } from 'node:fs';
import { credentials, logVerbosity, setLogVerbosity, status } from '@grpc/grpc-js';
import type { DataSourcePlugin } from './DataSourcePlugin';
import { PluginError } from './errors/PluginError';
import { startPlugin } from './servePlugin';
import { FakeClock } from './testing/FakeClock';
import { FakeProcess } from './testing/FakeProcess';
import { pluginContext } from './testing/handlerFixture';
import {
  AdmissionControlClient,
  DataClient,
  DiagnosticsClient,
  GRPCBrokerClient,
  GRPCControllerClient,
  GRPCStdioClient,
  HealthCheckResponse_ServingStatus as Serving,
  HealthClient,
  QueryDataRequest,
  ResourceConversionClient,
  StreamClient,
} from './wire';

setLogVerbosity(logVerbosity.NONE);

const cookie = { grafana_plugin_type: 'datasource' };
const plugin: DataSourcePlugin<string> = { createInstance: () => 'x', queryData: () => Promise.resolve([]) };

const started: FakeProcess[] = [];

async function start(options: { env?: Record<string, string>; load?: () => Promise<DataSourcePlugin<string>> } = {}) {
  const process = new FakeProcess({ ...cookie, ...options.env });
  const clock = new FakeClock();
  const load = options.load ?? (() => Promise.resolve(plugin));
  await startPlugin({ pluginId: 'acme-test-datasource', load }, { process, clock });
  started.push(process);
  return { process, clock };
}

const insecure = credentials.createInsecure();
const target = (process: FakeProcess): string => `unix:${process.socket}`;
const request = QueryDataRequest.fromPartial({ pluginContext: pluginContext(), queries: [{ refId: 'A' }] });

function query(process: FakeProcess): Promise<Record<string, { status: number; error: string }>> {
  const client = new DataClient(target(process), insecure);
  return new Promise((resolve, reject) =>
    client.queryData(request, (error, response) => {
      client.close();
      if (error) {
        reject(error);
      } else {
        resolve(response.responses);
      }
    })
  );
}

function askToShutDown(process: FakeProcess): Promise<unknown> {
  const client = new GRPCControllerClient(target(process), insecure);
  return new Promise((resolve) =>
    client.shutdown({}, (error, reply) => {
      client.close();
      resolve(error ?? reply);
    })
  );
}

afterEach(async () => {
  for (const process of started.splice(0)) {
    process.emit('SIGTERM');
    await process.exited;
  }
});

describe('servePlugin', () => {
  it('says on stdout where it listens, once, and nothing else', async () => {
    const { process } = await start();
    await query(process);
    expect(process.stdout).toEqual([expect.stringMatching(/^1\|2\|unix\|\/tmp\/gpx-3mv-[0-9a-f]{8}\.sock\|grpc\n$/)]);
  });

  it('listens before it says so', async () => {
    const process = new FakeProcess(cookie);
    const writeStdout = process.writeStdout;
    const socketThere: boolean[] = [];
    Object.assign(process, {
      writeStdout: (text: string) => {
        writeStdout(text);
        socketThere.push(existsSync(process.socket));
      },
    });
    started.push(process);
    await startPlugin({ pluginId: 'p', load: () => Promise.resolve(plugin) }, { process, clock: new FakeClock() });
    expect(socketThere).toEqual([true]);
  });

  it.each([{}, { grafana_plugin_type: 'panel' }])(
    'explains itself and exits with 1 under the environment %p',
    async (env) => {
      const process = new FakeProcess(env);
      const load = jest.fn();
      await startPlugin({ pluginId: 'acme-test-datasource', load }, { process, clock: new FakeClock() });
      expect(await process.exited).toBe(1);
      expect(process.stderr.join('')).toContain('acme-test-datasource');
      expect([process.stdout, load.mock.calls]).toEqual([[], []]);
    }
  );

  it('loads the plugin after the handshake, without waiting for a call', async () => {
    const process = new FakeProcess(cookie);
    started.push(process);
    let handshakeWasFirst: boolean | undefined;
    const loading = new Promise<void>((resolve) => {
      const load = () => {
        handshakeWasFirst = process.stdout.length === 1;
        resolve();
        return Promise.resolve(plugin);
      };
      void startPlugin({ pluginId: 'p', load }, { process, clock: new FakeClock() });
    });
    await loading;
    expect(handshakeWasFirst).toBe(true);
  });

  it('makes calls wait that come before the plugin is loaded', async () => {
    let loaded: (() => void) | undefined;
    const { process } = await start({ load: () => new Promise((resolve) => (loaded = () => resolve(plugin))) });
    const answered = query(process);
    let early = true;
    void answered.then(() => (early = false));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(early).toBe(true);
    loaded?.();
    expect((await answered).A).toMatchObject({ status: 200 });
  });

  it('answers every call with an error when the plugin cannot be loaded, and lives', async () => {
    const { process } = await start({ load: () => Promise.reject(new Error('Cannot find module vendor-sdk')) });
    expect((await query(process)).A).toMatchObject({
      status: 500,
      error: expect.stringContaining('could not be loaded'),
    });
    expect(process.logLines.filter((line) => line.includes('Cannot find module vendor-sdk'))).toHaveLength(1);
  });

  it('exits with 1 and the reason in its log when it cannot listen', async () => {
    const process = new FakeProcess({ ...cookie, PLUGIN_UNIX_SOCKET_DIR: '/nowhere/at/all' });
    await startPlugin({ pluginId: 'p', load: () => Promise.resolve(plugin) }, { process, clock: new FakeClock() });
    expect(await process.exited).toBe(1);
    expect(process.stdout).toEqual([]);
    expect(process.logLines.join('\n')).toContain('Cannot listen on unix:/nowhere/at/all/');
  });

  it('replies to Shutdown, disposes instances and then the plugin, removes its socket and exits with 0', async () => {
    const disposeInstance = jest.fn();
    const dispose = jest.fn(() => expect(disposeInstance).toHaveBeenCalled());
    const { process } = await start({ load: () => Promise.resolve({ ...plugin, disposeInstance, dispose }) });
    await query(process);
    expect(await askToShutDown(process)).toEqual({});
    expect(await process.exited).toBe(0);
    expect(disposeInstance).toHaveBeenCalledWith('x');
    expect(dispose).toHaveBeenCalledTimes(1);
    expect(existsSync(process.socket)).toBe(false);
  });

  it('ends although the host keeps streams and a query open, and tells the query', async () => {
    let aborted: unknown;
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const queryData: typeof plugin.queryData = (_query, { signal }) =>
      new Promise((_resolve, reject) => {
        begin();
        signal.addEventListener('abort', () => {
          aborted = signal.reason;
          reject(new Error('stopped'));
        });
      });
    const { process } = await start({ load: () => Promise.resolve({ ...plugin, queryData }) });
    const stdio = new GRPCStdioClient(target(process), insecure);
    const broker = new GRPCBrokerClient(target(process), insecure);
    stdio
      .streamStdio({})
      .on('error', () => undefined)
      .resume();
    broker.startStream().on('error', () => undefined);
    const pending = query(process).catch((error: unknown) => error);
    await begun;
    await askToShutDown(process);
    expect(await process.exited).toBe(0);
    expect(aborted).toMatchObject({ name: 'AbortError', message: 'The plugin process is ending' });
    await pending;
    stdio.close();
    broker.close();
  });

  it.each<[string, (process: FakeProcess, clock: FakeClock) => void | Promise<void>]>([
    ['SIGTERM', (process) => process.emit('SIGTERM')],
    [
      'the death of its parent',
      (process, clock) => {
        process.parent = 1;
        return clock.advance(500);
      },
    ],
    ['the loss of its log reader', (process) => process.loseLogReader()],
  ])('ends by itself at %s', async (_what, happen) => {
    const { process, clock } = await start();
    await happen(process, clock);
    expect(await process.exited).toBe(0);
    expect(existsSync(process.socket)).toBe(false);
  });

  it('survives SIGINT and a stray exception', async () => {
    const { process } = await start();
    process.emit('SIGINT');
    process.emit('uncaughtException', new Error('stray'));
    expect((await query(process)).A).toMatchObject({ status: 200 });
    expect(process.logLines.join('\n')).toContain('Error: stray');
  });

  it('keeps the secrets that main names out of its log and answers', async () => {
    const process = new FakeProcess(cookie);
    started.push(process);
    const queryData = (): never => {
      throw new PluginError('redis at hunter2 is gone', { status: 502, source: 'downstream' });
    };
    await startPlugin(
      {
        pluginId: 'p',
        redact: (text) => text.replaceAll('hunter2', '*'),
        load: () => Promise.resolve({ ...plugin, queryData }),
      },
      { process, clock: new FakeClock() }
    );
    expect((await query(process)).A?.error).toBe('redis at * is gone');
    expect(process.logLines.join('')).toContain('redis at * is gone');
  });

  it('writes debug lines only when the server-wide setting log_level asks for them', async () => {
    const load = (): Promise<DataSourcePlugin<string>> =>
      Promise.resolve({
        ...plugin,
        createInstance: (_settings, { log }) => {
          log.debug('a detail');
          return 'x';
        },
      });
    const quiet = await start({ load });
    await query(quiet.process);
    const chatty = await start({ load, env: { GF_PLUGIN_LOG_LEVEL: 'debug' } });
    await query(chatty.process);
    expect(quiet.process.logLines).toEqual([]);
    expect(chatty.process.logLines).toEqual([expect.stringContaining('a detail')]);
  });
});

describe('the services of a plugin', () => {
  it('tell go-plugin hosts that the service "plugin" is well, and know no other', async () => {
    const { process } = await start();
    const health = new HealthClient(target(process), insecure);
    const check = (service: string) =>
      new Promise((resolve) => health.check({ service }, (error, reply) => resolve(error?.code ?? reply.status)));
    expect(await check('plugin')).toBe(Serving.SERVING);
    expect(await check('')).toBe(Serving.SERVING);
    expect(await check('other')).toBe(status.NOT_FOUND);
    const watch = health.watch({ service: 'plugin' });
    expect(await new Promise((resolve) => watch.once('data', resolve))).toEqual({ status: Serving.SERVING });
    watch.on('error', () => undefined).cancel();
    health.close();
  });

  it('answer UNIMPLEMENTED for what the SDK does not do', async () => {
    const { process } = await start();
    const stream = new StreamClient(target(process), insecure);
    const admission = new AdmissionControlClient(target(process), insecure);
    const conversion = new ResourceConversionClient(target(process), insecure);
    const data = new DataClient(target(process), insecure);
    type Reply = (error: { code: number } | null) => void;
    const code = (call: (reply: Reply) => unknown) =>
      new Promise((resolve) => call((error) => resolve(error?.code ?? status.OK)));
    const nothing = { pluginContext: undefined, path: '', data: new Uint8Array(0), headers: {} };
    expect(await code((reply) => stream.subscribeStream(nothing, reply))).toBe(status.UNIMPLEMENTED);
    expect(await code((reply) => stream.publishStream(nothing, reply))).toBe(status.UNIMPLEMENTED);
    expect(await code((reply) => stream.runStream(nothing).on('error', (e) => reply(e as never)))).toBe(12);
    const object = new Uint8Array(0);
    const admit = {
      pluginContext: undefined,
      operation: 0,
      kind: undefined,
      objectBytes: object,
      oldObjectBytes: object,
    };
    expect(await code((reply) => admission.validateAdmission(admit, reply))).toBe(status.UNIMPLEMENTED);
    expect(await code((reply) => admission.mutateAdmission(admit, reply))).toBe(status.UNIMPLEMENTED);
    const convert = { pluginContext: undefined, uid: '', objects: [], targetVersion: undefined };
    expect(await code((reply) => conversion.convertObjects(convert, reply))).toBe(status.UNIMPLEMENTED);
    const chunked = { pluginContext: undefined, headers: {}, queries: [] };
    expect(await code((reply) => data.queryChunkedData(chunked).on('error', (e) => reply(e as never)))).toBe(12);
    [stream, admission, conversion, data].forEach((client) => client.close());
  });

  it('take requests of 20 MiB', async () => {
    const { process } = await start();
    const client = new DataClient(target(process), insecure, { 'grpc.max_send_message_length': -1 });
    const json = Buffer.from(JSON.stringify({ text: 'x'.repeat(20 * 1024 * 1024) }));
    const large = QueryDataRequest.fromPartial({ pluginContext: pluginContext(), queries: [{ refId: 'A', json }] });
    const answered = await new Promise((resolve) =>
      client.queryData(large, (error, response) => resolve(error ?? response.responses.A?.status))
    );
    expect(answered).toBe(200);
    client.close();
  });

  it('answer metrics without a data source', async () => {
    const { process } = await start();
    const client = new DiagnosticsClient(target(process), insecure);
    const text = await new Promise<string>((resolve, reject) =>
      client.collectMetrics({ pluginContext: undefined }, (error, response) =>
        error ? reject(error) : resolve(Buffer.from(response.metrics?.prometheus ?? []).toString())
      )
    );
    expect(text).toContain('process_cpu_seconds_total');
    client.close();
  });
});
