import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-bin-'));
});

afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Runs the program with an empty folder for plugins and provisioning, and collects what it prints. */
function run(...args: string[]) {
  const program = [join(__dirname, 'workbench.ts'), '--plugins', folder, '--provisioning', folder, ...args];
  const started = spawn(process.execPath, ['--import', require.resolve('tsx'), ...program]);
  child = started;
  const output = { stdout: '', stderr: '' };
  started.stdout.on('data', (chunk) => (output.stdout += chunk));
  started.stderr.on('data', (chunk) => (output.stderr += chunk));
  return { started, output, ended: once(started, 'close') };
}

jest.setTimeout(60_000);

describe('the workbench program', () => {
  it('prints its URL as the only line, serves, and ends on SIGTERM', async () => {
    const { started, output, ended } = run('--port', '0');
    await once(started.stdout, 'data');
    expect(output.stdout).toMatch(/^http:\/\/localhost:\d+\n$/);
    expect((await fetch(`${output.stdout.trim()}/api/frontend/settings`)).status).toBe(200);
    started.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('says that a port is in use and what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { output, ended } = run('--port', String(port));
    expect((await ended)[0]).toBe(1);
    expect(output.stderr).toContain(`Port ${port} is in use`);
    expect(output.stderr).toContain('--port');
    other.close();
  });

  it('refuses what is no port', async () => {
    const { output, ended } = run('--port', 'http');
    expect((await ended)[0]).toBe(1);
    expect(output.stderr).toContain('--port takes a number from 0 to 65535, not "http"');
  });
});
