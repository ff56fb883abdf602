import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GrafanaHost, grafanaEnvironment, type PluginProcess } from '@glance/harness';
import { commandOf } from '../support/builtPlugins';
import { eventually } from '../support/eventually';
import { allSubjects, echoSubjects, startSubject } from './subjects';

// Processes start slowly on a busy machine; nothing is measured by it.
jest.setTimeout(60_000);

const dataSource = { uid: 'a' };
const range = { fromMs: 0, toMs: 60_000 };

describe.each(allSubjects)('starting %s', (_name, subject) => {
  let plugin: PluginProcess | undefined;
  const start = async (env?: Readonly<Record<string, string>>): Promise<PluginProcess> => {
    plugin = await startSubject(subject, env);
    return plugin;
  };

  afterEach(async () => {
    await plugin?.kill();
    plugin = undefined;
  });

  it('writes nothing but the handshake to stdout, in a whole life with calls', async () => {
    const { stdout } = await start();
    const host = new GrafanaHost(plugin!);
    await host.queryData({ dataSource, ...range, queries: [{ refId: 'A' }] });
    await host.checkHealth({ dataSource });
    await host.collectMetrics();
    await plugin!.shutdown();
    expect(stdout).toEqual([expect.stringMatching(/^1\|2\|unix\|\/.*\.sock\|grpc$/)]);
  });

  it('listens on a socket that only its own user may open', async () => {
    const { address } = (await start()).handshake;
    expect(statSync(address).isSocket()).toBe(true);
    expect(statSync(address).mode & 0o777).toBe(0o600);
    expect(statSync(address).uid).toBe(process.getuid?.());
  });

  it('puts its socket where Grafana wants it', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'sockets-'));
    const { address } = (await start({ PLUGIN_UNIX_SOCKET_DIR: directory })).handshake;
    expect(path.dirname(address)).toBe(directory);
    expect(readdirSync(directory)).toEqual([path.basename(address)]);
    await new GrafanaHost(plugin!).collectMetrics();
    await plugin!.shutdown();
    expect(readdirSync(directory)).toEqual([]);
    rmSync(directory, { recursive: true });
  });

  // The kernel cuts a path of more than 107 bytes off without an error, and nobody finds the socket.
  it('can be reached although the socket directory is too long for a socket', async () => {
    const base = mkdtempSync(path.join(tmpdir(), 'sockets-'));
    const directory = path.join(base, 'd'.repeat(60), 'e'.repeat(60));
    mkdirSync(directory, { recursive: true });
    const { address } = (await start({ PLUGIN_UNIX_SOCKET_DIR: directory })).handshake;
    expect(Buffer.byteLength(address)).toBeLessThanOrEqual(107);
    await expect(new GrafanaHost(plugin!).collectMetrics()).resolves.toContain('process_cpu_seconds_total');
    expect(plugin!.logLines).toContainEqual(
      expect.objectContaining({ level: 'warn', message: expect.stringContaining('PLUGIN_UNIX_SOCKET_DIR is too long') })
    );
    rmSync(base, { recursive: true });
  });

  it('says why when it cannot listen', async () => {
    await expect(start({ PLUGIN_UNIX_SOCKET_DIR: '/nowhere/at/all' })).rejects.toThrow(
      /ended before its handshake \(code 1\)[\s\S]*Cannot listen on unix:\/nowhere\/at\/all\//
    );
  });

  it('removes the socket that a killed predecessor left', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'sockets-'));
    const env = { PLUGIN_UNIX_SOCKET_DIR: directory };
    const { address } = (await start(env)).handshake;
    await plugin!.kill();
    expect(existsSync(address)).toBe(true);
    await start(env);
    await new GrafanaHost(plugin!).collectMetrics();
    await eventually('it is gone', () => !existsSync(address));
    await plugin!.shutdown();
    expect(readdirSync(directory)).toEqual([]);
    rmSync(directory, { recursive: true });
  });

  it('leaves the folder it lies in as it was', async () => {
    const before = fingerprint(path.dirname(subject.file));
    await start();
    await new GrafanaHost(plugin!).queryData({ dataSource, ...range, queries: [{ refId: 'A' }] });
    await plugin!.shutdown();
    expect(fingerprint(path.dirname(subject.file))).toEqual(before);
  });

  it.each([
    ['by hand', {}],
    ['by the host of another kind of plugin', { grafana_plugin_type: 'renderer' }],
  ])('explains itself on stderr and exits with 1 when started %s', (_how, env) => {
    const { command, args } = commandOf(subject);
    const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8', timeout: 10_000 });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`Grafana data source ${subject.pluginId}`);
  });
});

describe.each(echoSubjects)('%s', (_name, subject) => {
  const withPlugin = async (
    env: Readonly<Record<string, string>>,
    run: (host: GrafanaHost, plugin: PluginProcess) => Promise<void>
  ): Promise<void> => {
    const plugin = await startSubject(subject, env);
    try {
      await run(new GrafanaHost(plugin), plugin);
    } finally {
      await plugin.kill();
    }
  };

  it('has the variables of Grafana and no other', async () => {
    await withPlugin({}, async (host) => {
      const { json } = await host.callResource({ dataSource, path: 'environment' });
      expect(json()).toEqual(grafanaEnvironment());
    });
  });

  it('answers calls that arrive before the plugin is loaded', async () => {
    await withPlugin({ GF_PLUGIN_LOAD_DELAY_MS: '700' }, async (host, plugin) => {
      const startedAt = performance.now();
      const [queries, health, resource, metrics] = await Promise.all([
        host.queryData({ dataSource, ...range, queries: [{ refId: 'A', rows: 3 }] }),
        host.checkHealth({ dataSource }),
        host.callResource({ dataSource, path: 'echo' }),
        host.collectMetrics(),
      ]);
      expect(performance.now() - startedAt).toBeGreaterThan(300);
      expect(queries.A?.frames.map((frame) => frame.fields[0]?.values.length)).toEqual([3]);
      expect([health.status, resource.status]).toEqual(['OK', 200]);
      expect(metrics).toContain('echo_queries_total');
      expect(plugin.logLines).toEqual([]);
    });
  });

  it('answers every call with a clear error when it cannot be loaded, and logs why', async () => {
    await withPlugin({ GF_PLUGIN_LOAD_FAILURE: 'vendor SDK is broken' }, async (host, plugin) => {
      const text = "The plugin glance-echo-datasource could not be loaded; Grafana's log has the reason";
      const { A } = await host.queryData({ dataSource, ...range, queries: [{ refId: 'A' }] });
      expect(A).toMatchObject({ status: 500, error: text, errorSource: 'plugin' });
      expect(await host.checkHealth({ dataSource })).toMatchObject({ status: 'ERROR', message: text });
      const resource = await host.callResource({ dataSource, path: 'echo' });
      expect([resource.status, resource.json()]).toEqual([500, { message: text }]);
      expect(plugin.logLines.filter((line) => String(line.fields.error).includes('vendor SDK is broken'))).toHaveLength(
        1
      );
    });
  });
});

/** Names, sizes and times of everything in a folder. */
function fingerprint(folder: string): readonly unknown[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(path.join(folder, name));
      return [name, size, mtimeMs];
    });
}
