import { randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { ServerCredentials, type Server } from '@grpc/grpc-js';
import type { ListenAddress } from './handshake';
import { socketPath, tcpPorts } from './listenAddress';

export interface ListenOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly pid: number;
  readonly warn: (message: string) => void;
}

/**
 * Makes the server listen where a Grafana host expects it: on a unix socket that only our own user may open, or on
 * Windows on a loopback port of the range the host gives.
 * @throws Error when no address can be bound.
 */
export function listen(server: Server, options: ListenOptions): Promise<ListenAddress> {
  return options.platform === 'win32' ? listenOnTcp(server, options) : listenOnSocket(server, options);
}

async function listenOnSocket(server: Server, options: ListenOptions): Promise<ListenAddress> {
  const { path, warning } = socketPath({ ...options, random: randomBytes(4).toString('hex') });
  if (warning) {
    options.warn(warning);
  }
  await bind(server, `unix:${path}`);
  await chmod(path, 0o600);
  return { network: 'unix', path };
}

async function listenOnTcp(server: Server, options: ListenOptions): Promise<ListenAddress> {
  const host = '127.0.0.1';
  let failure: unknown;
  for (const port of tcpPorts(options.env, options.pid)) {
    try {
      await bind(server, `${host}:${port}`);
      return { network: 'tcp', host, port };
    } catch (error) {
      failure = error;
    }
  }
  throw new Error(`No free port between PLUGIN_MIN_PORT and PLUGIN_MAX_PORT`, { cause: failure });
}

function bind(server: Server, target: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.bindAsync(target, ServerCredentials.createInsecure(), (error) => {
      if (error) {
        reject(new Error(`Cannot listen on ${target}: ${error.message}`, { cause: error }));
      } else {
        resolve();
      }
    });
  });
}
