import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import net from 'node:net';
import { createInterface } from 'node:readline';
import { GrafanaHost, grafanaEnvironment, PluginConnection, type PluginProcess } from '@glance/harness';
import { eventually } from '../support/eventually';
import { type BuiltPlugin, commandOf } from '../support/builtPlugins';
import { allSubjects, echoSubjects, startSubject } from './subjects';

// Processes start slowly on a busy machine; nothing is measured by it.
jest.setTimeout(60_000);

const dataSource = { uid: 'a' };
const range = { fromMs: 0, toMs: 60_000 };

describe.each(allSubjects)('ending %s', (_name, subject) => {
  let plugin: PluginProcess;

  afterEach(() => plugin.kill());

  it('is gone within a second of Shutdown, by itself and without its socket', async () => {
    plugin = await startSubject(subject);
    const { address } = plugin.handshake;
    await new GrafanaHost(plugin).collectMetrics();
    const end = await plugin.shutdown();
    expect(end).toMatchObject({ code: 0, signal: null });
    expect(end.elapsedMs).toBeLessThan(1000);
    expect(existsSync(address)).toBe(false);
    expect(plugin.logLines.at(-1)).toMatchObject({ message: 'Ending', fields: { reason: 'Grafana asked for it' } });
  });

  it('is gone within a second of Shutdown at once after the handshake', async () => {
    plugin = await startSubject(subject);
    expect(await plugin.shutdown()).toMatchObject({ code: 0, signal: null });
  });

  it('goes at SIGTERM, as when a container or unit is stopped', async () => {
    plugin = await startSubject(subject);
    await new GrafanaHost(plugin).collectMetrics();
    plugin.signal('SIGTERM');
    expect(await plugin.exited).toEqual({ code: 0, signal: null });
    expect(existsSync(plugin.handshake.address)).toBe(false);
  });

  it('ignores SIGINT: Ctrl-C reaches the whole process group, and Grafana ends its plugins itself', async () => {
    plugin = await startSubject(subject);
    const host = new GrafanaHost(plugin);
    await host.collectMetrics();
    plugin.signal('SIGINT');
    plugin.signal('SIGINT');
    await expect(host.collectMetrics()).resolves.toContain('process_cpu_seconds_total');
    expect(await plugin.shutdown()).toMatchObject({ code: 0, signal: null });
  });
});

describe.each(allSubjects)('%s', (_name, subject) => {
  // Nothing signals a plugin when Grafana crashes; it used to live on as a child of process 1.
  it('ends when its parent was killed', async () => {
    const { parent, address } = await startUnderAnotherParent(subject);
    expect(await accepts(address)).toBe(true);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await eventually(
      'the plugin has gone and its socket with it',
      async () => !existsSync(address) && !(await accepts(address))
    );
  });
});

describe.each(echoSubjects)('ending %s', (_name, subject) => {
  it('does not wait for queries under way, and tells them', async () => {
    const plugin = await startSubject(subject);
    const host = new GrafanaHost(plugin);
    await host.queryData({ dataSource, ...range, queries: [{ refId: 'A' }] });
    const pending = host
      .queryData({ dataSource, ...range, queries: [{ refId: 'A', delayMs: 60_000 }] })
      .catch((error: unknown) => error);
    await host.collectMetrics();
    const end = await plugin.shutdown();
    expect(end).toMatchObject({ code: 0, signal: null });
    expect(end.elapsedMs).toBeLessThan(1000);
    await pending;
  });

  it('loses no log line that was written before its end', async () => {
    const plugin = await startSubject(subject);
    const host = new GrafanaHost(plugin);
    const queries = Array.from({ length: 200 }, (_, i) => ({ refId: `Q${i}`, log: `${i} ${'x'.repeat(5000)}` }));
    await host.queryData({ dataSource, ...range, queries });
    await plugin.shutdown();
    const logged = plugin.logLines.filter((line) => /^\d+ x+$/.test(line.message));
    expect(logged).toHaveLength(200);
  });
});

describe.each(echoSubjects)('%s', (_name, subject) => {
  it('ends when nobody reads its log any more', async () => {
    const { command, args } = commandOf(subject);
    const child = spawn(command, args, { env: grafanaEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    const exited = once(child, 'exit');
    const connection = new PluginConnection({ network: 'unix', address: await addressOf(child) });
    child.stderr.destroy();
    // Without a data source the query fails, which is logged.
    const request = { pluginContext: undefined, headers: {}, queries: [] };
    await new Promise((resolve) => connection.data.queryData(request, resolve));
    expect(await exited).toEqual([0, null]);
    connection.close();
  });
});

/** Starts the plugin as the child of a process between, whose death nobody announces to it. */
async function startUnderAnotherParent(
  subject: BuiltPlugin
): Promise<{ readonly parent: ChildProcess; readonly address: string }> {
  const { command, args } = commandOf(subject);
  // The grandchild's stderr goes nowhere: its parent's death must be noticed without a broken pipe.
  const script = `
    const { command, args, env } = JSON.parse(process.argv[1]);
    const child = require('child_process').spawn(command, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout.pipe(process.stdout);`;
  const parent = spawn(process.execPath, ['-e', script, JSON.stringify({ command, args, env: grafanaEnvironment() })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { parent, address: await addressOf(parent) };
}

/** The socket named in the first line of output; fails when the output ends without one. */
async function addressOf(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    return line.split('|')[3] ?? '';
  }
  throw new Error('the plugin ended without a handshake');
}

function accepts(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = net.connect(address);
    connection.on('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.on('error', () => resolve(false));
  });
}
