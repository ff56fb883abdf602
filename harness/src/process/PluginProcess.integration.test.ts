import { PluginProcess } from './PluginProcess';

/** Starts a Node script in the place of a plugin. */
const start = (script: string, startLimitMs?: number): Promise<PluginProcess> =>
  PluginProcess.start({ command: process.execPath, args: ['-e', script], pluginId: 'acme-datasource', startLimitMs });

const stay = 'setInterval(() => {}, 1000);';
const handshake = `require('fs').writeSync(1, '1|2|unix|/tmp/none.sock|grpc\\n');`;

describe('PluginProcess', () => {
  it('starts a plugin with the environment of Grafana and collects its output', async () => {
    const plugin = await start(
      `${handshake} console.log('more'); process.stderr.write(JSON.stringify({'@level':'warn','@message':'m',env:Object.keys(process.env)}) + '\\n');`
    );
    expect(plugin.handshake).toEqual({ network: 'unix', address: '/tmp/none.sock' });
    expect(await plugin.exited).toEqual({ code: 0, signal: null });
    expect(plugin.stdout).toEqual(['1|2|unix|/tmp/none.sock|grpc', 'more']);
    expect(plugin.logLines).toEqual([expect.objectContaining({ level: 'warn', message: 'm' })]);
    expect(plugin.logLines[0]?.fields.env).toContain('grafana_plugin_type');
    expect(plugin.logLines[0]?.fields.env).not.toContain('PATH');
  });

  it('passes on each line of the log as it comes, and keeps the newest', async () => {
    const told: string[] = [];
    const plugin = await PluginProcess.start({
      command: process.execPath,
      args: ['-e', `${handshake} for (let i = 0; i < 10_005; i += 1) console.error('line ' + i);`],
      onLogLine: ({ message }) => told.push(message),
    });
    await plugin.exited;
    expect(told).toHaveLength(10_005);
    expect(plugin.logLines.map(({ message }) => message)).toEqual(told.slice(-10_000));
  });

  it('rejects a plugin that begins its output with something else, and kills it', async () => {
    await expect(start(`console.log('hello'); ${stay}`)).rejects.toThrow(
      'Plugin acme-datasource began its output with "hello": a handshake has five fields'
    );
  });

  it('rejects a plugin that ends before its handshake, with what it said', async () => {
    await expect(start(`console.error('no such module'); process.exitCode = 3;`)).rejects.toThrow(
      /^Plugin acme-datasource ended before its handshake \(code 3\)\. Its last log lines:\n {2}no such module$/
    );
  });

  it('rejects a plugin that gives no handshake in time', async () => {
    await expect(start(stay, 300)).rejects.toThrow('gave no handshake within 300 ms. It wrote no log.');
  });

  it('rejects a command that does not exist', async () => {
    await expect(PluginProcess.start({ command: '/no/such/file' })).rejects.toThrow(
      /^Plugin \/no\/such\/file could not be started: .*ENOENT/
    );
  });

  it('kills two seconds after Shutdown what does not go, as Grafana does', async () => {
    const plugin = await start(handshake + stay);
    const end = await plugin.shutdown();
    expect(end).toMatchObject({ code: null, signal: 'SIGKILL' });
    expect(end.elapsedMs).toBeGreaterThan(1_900);
  });
});
