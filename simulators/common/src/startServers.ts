import { startHttpsServer } from './HttpsServer';
import type { RunningServer } from './listen';
import { startLoopbackServer } from './LoopbackServer';
import type { ServedApp } from './ServerEnv';
import { createCertificateAuthority } from './tls/CertificateAuthority';

/** How {@link startServers} serves. */
export interface ServersOptions<Name extends string> {
  /** What is served, each on an origin of its own. Port 0 takes a free one. */
  readonly apps: Readonly<Record<Name, { readonly app: ServedApp; readonly port: number }>>;
  /** Serves https with an authority made at start; otherwise plain http, for this machine alone. */
  readonly tls: boolean;
  /** Address to bind with `tls`. */
  readonly host: string;
  /** Name under which clients reach it with `tls`, in URLs and certificates. */
  readonly publicHost: string;
}

/** Running servers; their owner must stop them. */
export interface Servers<Name extends string> {
  /** Without a slash at the end. */
  readonly urls: Readonly<Record<Name, string>>;
  /** The authority that signed the certificate, PEM; only with `tls`. */
  readonly caPem: string | undefined;
  stop(): Promise<void>;
}

/** Serves several apps with one certificate. Rejects when a port is taken; then none of them runs. */
export async function startServers<Name extends string>({
  apps,
  tls,
  host,
  publicHost,
}: ServersOptions<Name>): Promise<Servers<Name>> {
  const ca = tls ? await createCertificateAuthority('Glance simulator CA') : undefined;
  const certificate = await ca?.issue([...new Set([publicHost, 'localhost', '127.0.0.1'])]);
  const servers: RunningServer[] = [];
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
  };
  const urls: Array<readonly [name: string, url: string]> = [];
  for (const [name, { app, port }] of Object.entries<ServersOptions<Name>['apps'][Name]>(apps)) {
    const starting =
      certificate === undefined ? startLoopbackServer(app, port) : startHttpsServer({ app, port, host, certificate });
    const server = await starting.catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    servers.push(server);
    const origin = certificate === undefined ? 'http://127.0.0.1' : `https://${publicHost}`;
    urls.push([name, `${origin}:${server.port}`]);
  }
  return { urls: Object.fromEntries(urls) as Record<Name, string>, caPem: ca?.caPem, stop };
}
