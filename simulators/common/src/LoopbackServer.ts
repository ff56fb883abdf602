import { createAdaptorServer } from '@hono/node-server';
import { listen, type RunningServer } from './listen';
import type { ServedApp } from './ServerEnv';

/** Serves a Hono app over plain http to this machine alone, on a free port unless one is given. */
export async function startLoopbackServer(app: ServedApp, port = 0): Promise<RunningServer> {
  const server = createAdaptorServer({ fetch: app.fetch });
  if (!('closeAllConnections' in server)) {
    throw new TypeError('Expected an HTTP/1 server.');
  }
  return listen(server, { port, host: '127.0.0.1' });
}
