import { lstat, readdir, unlink } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { isPluginSocketName } from './listenAddress';

/**
 * Removes sockets that killed processes of this SDK and this user left beside `ownPath`. A socket is stale when it
 * refuses connections; process ids would lie where containers share the directory. Never throws.
 */
export async function removeStaleSockets(ownPath: string): Promise<void> {
  const directory = path.dirname(ownPath);
  const names = await readdir(directory).catch(() => []);
  const candidates = names.filter((name) => isPluginSocketName(name) && name !== path.basename(ownPath));
  await Promise.all(candidates.map((name) => removeIfStale(path.join(directory, name)).catch(() => undefined)));
}

async function removeIfStale(socket: string): Promise<void> {
  const info = await lstat(socket);
  if (info.isSocket() && info.uid === process.getuid?.() && (await refusesConnections(socket))) {
    await unlink(socket);
  }
}

function refusesConnections(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = net.connect(socket);
    connection.unref();
    connection.on('connect', () => {
      connection.destroy();
      resolve(false);
    });
    connection.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'));
  });
}
