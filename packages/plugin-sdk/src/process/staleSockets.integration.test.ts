import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeStaleSockets } from './staleSockets';

describe('removeStaleSockets', () => {
  let directory: string;
  const at = (name: string): string => path.join(directory, name);
  const own = 'gpx-1-00000001.sock';

  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'sockets-'));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  /** What a killed process leaves: a socket file that nobody listens on. */
  function leaveSocket(name: string): void {
    const script = `require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;
    try {
      execFileSync(process.execPath, ['-e', script, at(name)], { stdio: 'ignore' });
    } catch {
      // It killed itself.
    }
    expect(existsSync(at(name))).toBe(true);
  }

  it('removes sockets of killed plugins and nothing else', async () => {
    leaveSocket('gpx-2-00000002.sock');
    leaveSocket('foreign.sock');
    leaveSocket(own);
    writeFileSync(at('gpx-3-00000003.sock'), 'a file, not a socket');
    const living = net.createServer();
    await new Promise<void>((resolve) => living.listen(at('gpx-4-00000004.sock'), resolve));

    await removeStaleSockets(at(own));

    expect(existsSync(at('gpx-2-00000002.sock'))).toBe(false);
    expect(
      ['foreign.sock', own, 'gpx-3-00000003.sock', 'gpx-4-00000004.sock'].filter((name) => existsSync(at(name)))
    ).toHaveLength(4);
    await new Promise((resolve) => living.close(resolve));
  });

  it('does not mind a directory that it cannot read', async () => {
    await expect(removeStaleSockets(path.join(directory, 'missing', own))).resolves.toBeUndefined();
  });
});
