import type { AddressInfo, Server } from 'node:net';

/** A listening server; its owner must stop it. */
export interface RunningServer {
  readonly port: number;
  /** Cuts all connections and stops listening. */
  stop(): Promise<void>;
}

/** Listens with an HTTP/1 server. Rejects when the port is taken. */
export async function listen(
  server: Server & { closeAllConnections(): void },
  { port, host }: { readonly port: number; readonly host: string }
): Promise<RunningServer> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
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
