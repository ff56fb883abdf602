import type { PluginProcess, QueryAnswer } from '@glance/harness';
import { findSecrets } from '../../e2e/support/secretSearch';

type Secrets = Readonly<Record<string, string>>;

/** Looks for secrets in everything that leaves a plugin, bit by bit, and keeps none of it. */
export class SecretWatch {
  readonly #secrets: () => Secrets;
  readonly #finds = new Set<string>();
  #lines: string[] = [];
  #bytes: Uint8Array[] = [];

  /** `secrets` is asked at each search, because tokens come to be. */
  constructor(secrets: () => Secrets) {
    this.#secrets = secrets;
  }

  text(text: string): void {
    this.#lines.push(text);
  }

  answer({ error = '', rawFrames }: QueryAnswer): void {
    this.#lines.push(error);
    this.#bytes.push(...rawFrames);
  }

  /** Searches what has come since the last time. */
  search(): void {
    const outputs = { 'texts and logs': this.#lines.join('\n'), frames: Buffer.concat(this.#bytes) };
    this.#lines = [];
    this.#bytes = [];
    findSecrets(outputs, this.#secrets()).forEach((find) => this.#finds.add(find));
  }

  /** Searches the little that a process keeps for itself. */
  searchStdout(plugin: PluginProcess): void {
    findSecrets({ stdout: plugin.stdout.join('\n') }, this.#secrets()).forEach((find) => this.#finds.add(find));
  }

  /** One line for each secret that was found, without the secret. */
  get finds(): readonly string[] {
    return [...this.#finds];
  }
}
