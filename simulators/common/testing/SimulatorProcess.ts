import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A simulator that runs as a process of its own; its owner must end it. */
export class SimulatorProcess {
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown[]>;
  #text = '';

  /** Runs a TypeScript file with options. */
  constructor(file: string, args: readonly string[]) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#closed = once(this.#child, 'close');
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.#text += chunk.toString()));
    }
  }

  /** All that it has written. */
  get text(): string {
    return this.#text;
  }

  /** Its exit code and signal, once it has ended. */
  get exit(): Promise<unknown[]> {
    return this.#closed;
  }

  /** All that it has written, once that is a line. */
  async line(): Promise<string> {
    while (!this.#text.includes('\n')) {
      await once(this.#child.stdout ?? this.#child, 'data');
    }
    return this.#text;
  }

  kill(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void {
    this.#child.kill(signal);
  }
}
