import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { logVerbosity, Server, setLogVerbosity } from '@grpc/grpc-js';
import { listen } from './listener';

// grpc-js also prints what the rejections below say.
setLogVerbosity(logVerbosity.NONE);

describe('listen', () => {
  const servers: Server[] = [];
  const server = (): Server => {
    servers.push(new Server());
    return servers.at(-1)!;
  };

  afterEach(() => {
    servers.splice(0).forEach((one) => one.forceShutdown());
  });

  it('binds a socket that only its own user may open, and removes it when it closes', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'a dir with % and ü '));
    const env = { PLUGIN_UNIX_SOCKET_DIR: directory };
    const one = server();
    const address = await listen(one, { env, platform: 'linux', pid: 7, warn: fail });
    if (address.network !== 'unix') {
      throw new Error('not a socket');
    }
    expect(path.dirname(address.path)).toBe(directory);
    expect(statSync(address.path).isSocket()).toBe(true);
    expect(statSync(address.path).mode & 0o777).toBe(0o600);
    await new Promise((resolve) => one.tryShutdown(resolve));
    expect(existsSync(address.path)).toBe(false);
    rmSync(directory, { recursive: true });
  });

  it('gives two processes of one id different sockets', async () => {
    const options = { env: {}, platform: 'linux', pid: 7, warn: fail } as const;
    const addresses = await Promise.all([listen(server(), options), listen(server(), options)]);
    expect(new Set(addresses.map((address) => JSON.stringify(address))).size).toBe(2);
  });

  it('warns and goes to /tmp when the directory is too long', async () => {
    const warnings: string[] = [];
    const env = { PLUGIN_UNIX_SOCKET_DIR: `/${'d'.repeat(120)}` };
    const address = await listen(server(), {
      env,
      platform: 'linux',
      pid: 7,
      warn: (message) => warnings.push(message),
    });
    expect(address).toMatchObject({ network: 'unix', path: expect.stringMatching(/^\/tmp\/gpx-7-/) });
    expect(warnings).toEqual([expect.stringContaining('PLUGIN_UNIX_SOCKET_DIR is too long')]);
  });

  it('fails with the reason where it cannot bind', async () => {
    const env = { PLUGIN_UNIX_SOCKET_DIR: '/nowhere/at/all' };
    await expect(listen(server(), { env, platform: 'linux', pid: 7, warn: fail })).rejects.toThrow(
      /^Cannot listen on unix:\/nowhere\/at\/all\/gpx-7-/
    );
  });

  it('listens on loopback on Windows, on the next port when one is taken', async () => {
    const taken = net.createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as net.AddressInfo;
    const env = { PLUGIN_MIN_PORT: String(port), PLUGIN_MAX_PORT: String(port + 50) };
    const address = await listen(server(), { env, platform: 'win32', pid: 0, warn: fail });
    expect(address).toMatchObject({ network: 'tcp', host: '127.0.0.1' });
    expect(address.network === 'tcp' && address.port).not.toBe(port);
    await new Promise((resolve) => taken.close(resolve));
  });

  it('fails when every port of the range is taken', async () => {
    const taken = net.createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as net.AddressInfo;
    const env = { PLUGIN_MIN_PORT: String(port), PLUGIN_MAX_PORT: String(port) };
    await expect(listen(server(), { env, platform: 'win32', pid: 0, warn: fail })).rejects.toThrow('No free port');
    await new Promise((resolve) => taken.close(resolve));
  });
});

function fail(message: string): never {
  throw new Error(`unexpected warning: ${message}`);
}
