import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestCertificates } from './certificates';

export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = (request: ReceivedRequest, response: ServerResponse) => void;

/** A vendor on a free loopback port that remembers every request it got. */
export class LocalServer {
  readonly received: ReceivedRequest[] = [];
  readonly #server: Server;
  readonly #scheme: string;
  #connections = 0;
  #waiting: Array<() => void> = [];

  static async start(answer: Answer, certificates?: TestCertificates): Promise<LocalServer> {
    const server = new LocalServer(answer, certificates);
    await new Promise<void>((resolve) => {
      server.#server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  private constructor(answer: Answer, certificates?: TestCertificates) {
    const listener: RequestListener = (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const received = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
        this.received.push(received);
        this.#waiting.splice(0).forEach((resume) => {
          resume();
        });
        answer(received, response);
      });
    };
    this.#scheme = certificates ? 'https' : 'http';
    this.#server = certificates
      ? createTlsServer({ cert: certificates.certPem, key: certificates.keyPem }, listener)
      : createServer(listener);
    this.#server.on('connection', () => {
      this.#connections += 1;
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `${this.#scheme}://localhost:${String(this.port)}`;
  }

  get connections(): number {
    return this.#connections;
  }

  /** Resolves when `count` requests have come in all. */
  async hasReceived(count: number): Promise<void> {
    while (this.received.length < count) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
