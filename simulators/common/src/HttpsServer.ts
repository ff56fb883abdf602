import { createServer } from 'node:https';
import { createAdaptorServer } from '@hono/node-server';
import { listen, type RunningServer } from './listen';
import type { ServedApp } from './ServerEnv';
import type { ServerCertificate } from './tls/CertificateAuthority';

/** Where and with what {@link startHttpsServer} listens. */
export interface HttpsServerOptions {
  readonly app: ServedApp;
  readonly certificate: ServerCertificate;
  /** 0 takes a free port. */
  readonly port: number;
  /** Address to bind, for example `127.0.0.1`. */
  readonly host: string;
}

/** Serves a Hono app over TLS. Rejects when the port is taken. */
export async function startHttpsServer(options: HttpsServerOptions): Promise<RunningServer> {
  const server = createAdaptorServer({
    fetch: options.app.fetch,
    createServer,
    serverOptions: { cert: options.certificate.certificatePem, key: options.certificate.privateKeyPem },
  });
  if (!('closeAllConnections' in server)) {
    throw new TypeError('Expected an HTTP/1 server.');
  }
  return listen(server, options);
}
