import { randomBytes } from 'node:crypto';
import { createClient } from '@redis/client';

const createByteClient = (url: string) => createClient({ url });

/** All that lies in a Redis, seen and spoilt by somebody who has its password. */
export class RedisContents {
  readonly #client: ReturnType<typeof createByteClient>;

  private constructor(client: ReturnType<typeof createByteClient>) {
    this.#client = client;
  }

  static async open(url: string): Promise<RedisContents> {
    const client = createByteClient(url);
    client.on('error', () => undefined);
    await client.connect();
    return new RedisContents(client);
  }

  /** Names of the keys of one kind: `value`, `lease` or another. */
  async names(kind: string): Promise<readonly string[]> {
    return (await this.#client.keys('*')).filter((name) => name.split(':')[3] === kind);
  }

  /** Every key with its value, as text of one character a byte. */
  async all(): Promise<Readonly<Record<string, string>>> {
    const names = await this.#client.keys('*');
    const values = await Promise.all(names.map((name) => this.#client.dump(name)));
    return Object.fromEntries(names.map((name, index) => [name, String(values[index])]));
  }

  /** Replaces every value: a third by noise, a third by half of itself, a third by that of another key. */
  async spoil(): Promise<void> {
    const names = await this.#client.keys('*');
    await Promise.all(
      names.map(async (name, index) => {
        switch (index % 3) {
          case 0:
            return this.#client.set(name, randomBytes(500).toString('latin1'));
          case 1:
            return this.#client.set(name, ((await this.#client.get(name)) ?? '').slice(0, 40));
          default:
            return this.#client.copy(names[index - 1] ?? name, name, { REPLACE: true });
        }
      })
    );
  }

  async close(): Promise<void> {
    this.#client.destroy();
  }
}
