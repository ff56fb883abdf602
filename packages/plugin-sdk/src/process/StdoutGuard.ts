import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { format } from 'node:util';
import type { Logger } from '../log/Logger';

/** What the guard changes; the process's own unless a test stands in. */
export interface GuardedGlobals {
  readonly process: object;
  readonly console: object;
}

/**
 * Keeps stdout for the handshake: `console.*` and `process.stdout` become log lines. The real `process.stdout` is never
 * touched, because a stream made on it may turn the pipe non-blocking under the handshake's synchronous write.
 */
export class StdoutGuard {
  private logger: Logger | undefined;
  private waiting: Array<(logger: Logger) => void> = [];

  install(globals: GuardedGlobals): void {
    const lines = lineWriter((line) => this.log((logger) => logger.info(line)));
    Object.defineProperty(globals.process, 'stdout', { configurable: true, enumerable: true, get: () => lines });
    // Bun's console writes to the descriptor by itself, so that replacing process.stdout would not be enough.
    const guarded = Object.assign(new Console({ stdout: lines, stderr: lines }), {
      debug: (...args: unknown[]) => this.log((logger) => logger.debug(format(...args))),
      warn: (...args: unknown[]) => this.log((logger) => logger.warn(format(...args))),
      error: (...args: unknown[]) => this.log((logger) => logger.error(format(...args))),
      trace: (...args: unknown[]) => {
        const { message, stack } = new Error(format(...args));
        this.log((logger) => logger.debug(message, { stack }));
      },
    });
    Object.assign(globals.console, guarded);
  }

  /** Sends what the guard catches, and has caught so far, to `logger`. */
  connect(logger: Logger): void {
    this.logger = logger;
    const waiting = this.waiting;
    this.waiting = [];
    waiting.forEach((write) => write(logger));
  }

  private log(write: (logger: Logger) => void): void {
    if (this.logger) {
      write(this.logger);
    } else {
      this.waiting.push(write);
    }
  }
}

/** Takes text in any pieces and gives whole, non-empty lines. */
function lineWriter(onLine: (line: string) => void): Writable {
  let rest = '';
  return new Writable({
    decodeStrings: false,
    write(chunk: Buffer | string, _encoding, done) {
      const lines = `${rest}${chunk.toString()}`.split('\n');
      rest = lines.pop() ?? '';
      lines.filter((line) => line !== '').forEach(onLine);
      done();
    },
  });
}
