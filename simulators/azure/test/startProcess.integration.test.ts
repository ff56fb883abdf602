import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connect } from 'node:tls';
import { httpsRequest } from '@glance/simulator-common/testing';

const START = resolve(__dirname, '../bin/start.ts');

interface Info {
  readonly armUrl: string;
  readonly authorityUrl: string;
  readonly tenantId: string;
}

describe('the simulator as a process', () => {
  let folder: string;
  let child: ChildProcess;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'azure-simulator-'));
  });
  afterEach(async () => {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  function start(...args: string[]): { readonly stdout: () => string; readonly exit: Promise<unknown[]> } {
    child = spawn(process.execPath, ['--import', 'tsx', START, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    return { stdout: () => text, exit: once(child, 'close') };
  }
  async function line(stdout: () => string): Promise<string> {
    while (!stdout().includes('\n')) {
      await once(child.stdout ?? child, 'data');
    }
    return stdout();
  }

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints one line of JSON, writes the same to a file, serves with the authority it wrote, and ends on %s',
    async (signal) => {
      const [caFile, infoFile] = [join(folder, 'ca.pem'), join(folder, 'info.json')];
      const { stdout, exit } = start('--ca-file', caFile, '--info-file', infoFile, '--now', '2026-03-01T00:00:00Z');
      const printed = await line(stdout);
      const info = JSON.parse(printed) as Info;

      expect(JSON.parse(await readFile(infoFile, 'utf8'))).toEqual(info);
      const url = `${info.authorityUrl}/${info.tenantId}/v2.0/.well-known/openid-configuration`;
      expect((await httpsRequest({ url, caPem: await readFile(caFile, 'utf8') })).status).toBe(200);

      child.kill(signal);
      expect(await exit).toEqual([0, null]);
      expect(stdout()).toBe(printed);
    },
    20_000
  );

  it('is reached by another name, as its certificate says', async () => {
    const caFile = join(folder, 'ca.pem');
    const { stdout } = start('--name', 'azure-simulator', '--ca-file', caFile);
    const { armUrl } = JSON.parse(await line(stdout)) as Info;

    expect(armUrl).toMatch(/^https:\/\/azure-simulator:\d+$/);
    const ca = await readFile(caFile, 'utf8');
    const socket = connect({
      port: Number(new URL(armUrl).port),
      host: '127.0.0.1',
      servername: 'azure-simulator',
      ca,
    });
    await once(socket, 'secureConnect');
    expect(socket.authorized).toBe(true);
    socket.destroy();
  }, 20_000);

  it.each([
    ['--port', 'many', 'whole number instead of "many"'],
    ['--now', 'noon', 'instead of "noon"'],
    ['--cloud', 'AzureGermanCloud', 'instead of "AzureGermanCloud"'],
    ['--weather', 'fine', "Unknown option '--weather'"],
  ])(
    'refuses %s %s and says what is allowed',
    async (name, value, text) => {
      const { stdout, exit } = start(name, value);

      expect(await exit).toEqual([1, null]);
      expect(stdout()).toContain(text);
      expect(stdout()).toContain('Usage:');
    },
    20_000
  );
});
