import { createServer, type IncomingMessage, request as forward, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A forward proxy on a free loopback port, which takes every host to be the loopback address. */
export class LocalProxy {
  /** `CONNECT host:port` and `GET http://host/…`, as they came in. */
  readonly asked: string[] = [];
  readonly authorizations: Array<string | undefined> = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #refusal: number | undefined;

  static async start({ refusal }: { readonly refusal?: number } = {}): Promise<LocalProxy> {
    const proxy = new LocalProxy(refusal);
    await new Promise<void>((resolve) => {
      proxy.#server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  private constructor(refusal: number | undefined) {
    this.#refusal = refusal;
    this.#server = createServer((request, response) => {
      this.#note(request);
      const { port, pathname, search } = new URL(request.url ?? '');
      const { method, headers } = request;
      const onward = forward({ host: '127.0.0.1', port, method, headers, path: `${pathname}${search}` }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onward);
    });
    this.#server.on('connect', (request: IncomingMessage, client: Socket) => {
      this.#note(request);
      if (this.#refusal !== undefined) {
        client.end(`HTTP/1.1 ${String(this.#refusal)} No\r\n\r\n`);
        return;
      }
      const port = Number(request.url?.split(':')[1]);
      const upstream = connect(port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        upstream.pipe(client).pipe(upstream);
      });
      upstream.on('error', () => client.destroy());
      client.on('error', () => upstream.destroy());
      this.#sockets.add(upstream).add(client);
    });
  }

  get address(): string {
    return `127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async stop(): Promise<void> {
    this.#sockets.forEach((socket) => socket.destroy());
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #note({ method, url, headers }: IncomingMessage): void {
    this.asked.push(`${method ?? ''} ${url ?? ''}`);
    this.authorizations.push(headers['proxy-authorization']);
  }
}
