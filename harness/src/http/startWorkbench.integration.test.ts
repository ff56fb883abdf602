import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pluginCommand } from './plugins/pluginCommand';
import { findPlugins } from './plugins/PluginFolder';
import { startWorkbench, type Workbench } from './startWorkbench';

const pluginId = 'glance-echo-datasource';
const echoMain = join(__dirname, '..', '..', '..', 'packages', 'plugin-sdk', 'examples', 'echo', 'main.ts');

let folder: string;
let workbench: Workbench | undefined;
const log: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-'));
  log.length = 0;
});

afterEach(async () => {
  await workbench?.stop();
  workbench = undefined;
  rmSync(folder, { recursive: true });
});

/** A plugin folder whose executable is the given shell script. */
function installPlugin(script: string): void {
  const dist = join(folder, 'plugins', 'echo', 'dist');
  mkdirSync(dist, { recursive: true });
  const manifest = { id: pluginId, name: 'Echo', type: 'datasource', backend: true, executable: 'gpx_echo' };
  writeFileSync(join(dist, 'plugin.json'), JSON.stringify(manifest));
  for (const name of [
    'gpx_echo_linux_amd64',
    'gpx_echo_linux_arm64',
    'gpx_echo_darwin_amd64',
    'gpx_echo_darwin_arm64',
  ]) {
    writeFileSync(join(dist, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(dist, name), 0o755);
  }
}

const pidFile = () => join(folder, 'pid');
const echoScript = () =>
  `echo $$ > '${pidFile()}'
exec '${process.execPath}' --import '${pathToFileURL(require.resolve('tsx'))}' '${echoMain}'`;

async function start(port = 0): Promise<Workbench> {
  const datasources = join(folder, 'provisioning', 'datasources');
  mkdirSync(datasources, { recursive: true });
  writeFileSync(join(datasources, 'echo.yaml'), `datasources: [{name: Echo, uid: echo, type: ${pluginId}}]`);
  workbench = await startWorkbench({
    port,
    provisioningDir: join(folder, 'provisioning'),
    pluginsDirs: [join(folder, 'plugins')],
    env: {},
    log: (line) => log.push(line),
  });
  return workbench;
}

function ask(query: object, signal?: AbortSignal): Promise<Response> {
  return fetch(`${workbench?.url}/api/ds/query`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ queries: [{ refId: 'A', datasource: { uid: 'echo' }, ...query }], from: '0', to: '1000' }),
    signal,
  });
}

const metrics = async () => (await fetch(`${workbench?.url}/metrics/plugins/${pluginId}`)).text();

/** Asks again until the answer is as it should be; the test's own time limit ends a wait in vain. */
async function until(isReached: () => Promise<boolean>): Promise<void> {
  while (!(await isReached())) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

jest.setTimeout(60_000);

describe('a workbench with a real plugin process', () => {
  it('answers queries, health checks and resources over the plugin protocol', async () => {
    installPlugin(echoScript());
    const { url } = await start();
    const { results } = await (await ask({ rows: 3 })).json();
    expect(results.A.frames[0].data.values[1]).toHaveLength(3);
    expect((await fetch(`${url}/api/datasources/uid/echo/health`)).status).toBe(200);
    const resource = await (await fetch(`${url}/api/datasources/uid/echo/resources/echo?a=1`)).json();
    expect(resource).toMatchObject({ method: 'GET', query: { a: '1' }, user: { role: 'Admin' } });
  });

  it("cancels the plugin's query when the browser leaves", async () => {
    installPlugin(echoScript());
    await start();
    await until(async () => {
      const browser = new AbortController();
      const answer = ask({ delayMs: 500_000 }, browser.signal);
      // By the time this other call is answered the plugin usually has the query; if not, the next round will do.
      await metrics();
      browser.abort();
      await expect(answer).rejects.toThrow('abort');
      return /^echo_queries_cancelled_total [1-9]/m.test(await metrics());
    });
  });

  it('starts a plugin again that was killed', async () => {
    installPlugin(echoScript());
    await start();
    const pid = Number(readFileSync(pidFile(), 'utf8'));
    process.kill(pid, 'SIGKILL');
    await until(async () => (await ask({})).status === 500);
    await until(async () => (await ask({})).status === 200);
    expect(log).toEqual([`${pluginId} has ended and is started again`, `${pluginId} runs again`]);
    expect(Number(readFileSync(pidFile(), 'utf8'))).not.toBe(pid);
  });

  it('leaves no process behind when it stops', async () => {
    installPlugin(echoScript());
    const running = await start();
    const pid = Number(readFileSync(pidFile(), 'utf8'));
    await running.stop();
    workbench = undefined;
    expect(isAlive(pid)).toBe(false);
  });

  it('goes on without a plugin that does not start, and says why', async () => {
    installPlugin('exit 3');
    await start();
    expect(log.join()).toContain(`${pluginId} did not start`);
    const answer = await ask({});
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ message: 'Plugin not registered' });
  });

  it('refuses a port that is taken and ends the plugin it had started', async () => {
    installPlugin(echoScript());
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    await expect(start((other.address() as AddressInfo).port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(isAlive(Number(readFileSync(pidFile(), 'utf8')))).toBe(false);
    other.close();
  });
});

describe('pluginCommand', () => {
  it('says what to do when an executable is missing', () => {
    installPlugin('exit 0');
    const [plugin] = findPlugins(join(folder, 'plugins'));
    expect(plugin?.id).toBe(pluginId);
    expect(() => pluginCommand(plugin!, 'node')).toThrow('npm run build');
    expect(pluginCommand(plugin!, 'shipped').command).toMatch(/dist\/gpx_echo_[a-z]+_(amd64|arm64)$/);
  });
});
