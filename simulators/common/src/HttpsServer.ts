import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { ServerCertificate } from './tls/CertificateAuthority';
import type { ServerEnv } from './ServerEnv';

/** Where and with what {@link startHttpsServer} listens. */
export interface HttpsServerOptions {
  readonly app: Hono<ServerEnv>;
  readonly certificate: ServerCertificate;
  /** 0 takes a free port. */
  readonly port: number;
  /** Address to bind, for example `127.0.0.1`. */
  readonly host: string;
}

/** A listening server; its owner must stop it. */
export interface HttpsServer {
  readonly port: number;
  /** Cuts all connections and stops listening. */
  stop(): Promise<void>;
}

/** Serves a Hono app over TLS. Rejects when the port is taken. */
export async function startHttpsServer(options: HttpsServerOptions): Promise<HttpsServer> {
  const server = createAdaptorServer({
    fetch: options.app.fetch,
    createServer,
    serverOptions: { cert: options.certificate.certificatePem, key: options.certificate.privateKeyPem },
  });
  if (!('closeAllConnections' in server)) {
    throw new TypeError('Expected an HTTP/1 server.');
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => resolve());
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}
