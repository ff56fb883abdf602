import { createServer, type AddressInfo, type Server } from 'node:net';

/** An address that nobody may be sent to: counts connections, whatever they would have carried. */
export class Stranger {
  readonly #server: Server;
  #connections = 0;

  static async start(): Promise<Stranger> {
    const stranger = new Stranger();
    await new Promise<void>((resolve) => {
      stranger.#server.listen(0, '127.0.0.1', resolve);
    });
    return stranger;
  }

  private constructor() {
    this.#server = createServer((socket) => {
      this.#connections += 1;
      socket.destroy();
    });
  }

  get origin(): string {
    return `https://localhost:${String((this.#server.address() as AddressInfo).port)}`;
  }

  get connections(): number {
    return this.#connections;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
