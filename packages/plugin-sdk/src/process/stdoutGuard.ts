import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { format } from 'node:util';
import type { Logger } from '../log/Logger';

/** What the guard writes to; replaced once the real logger exists. */
let target: Logger | undefined;
let waiting: Array<(logger: Logger) => void> = [];

/**
 * Keeps stdout for the handshake. `console.*` and `process.stdout` become log lines; the real `process.stdout` is never
 * touched, because a stream on it may turn the pipe non-blocking under the handshake's synchronous write. What is
 * written before `connectStdoutGuard` waits for it.
 */
export function installStdoutGuard(): void {
  const lines = lineWriter((line) => log((logger) => logger.info(line)));
  Object.defineProperty(process, 'stdout', { configurable: true, enumerable: true, get: () => lines });
  const guarded = new Console({ stdout: lines, stderr: lines });
  Object.assign(guarded, {
    debug: (...args: unknown[]) => log((logger) => logger.debug(format(...args))),
    warn: (...args: unknown[]) => log((logger) => logger.warn(format(...args))),
    error: (...args: unknown[]) => log((logger) => logger.error(format(...args))),
    trace: (...args: unknown[]) => {
      const at = new Error(format(...args));
      log((logger) => logger.debug(at.message, { stack: at.stack }));
    },
  });
  Object.assign(console, guarded);
}

/** Sends what the guard catches, and has caught, to `logger`. */
export function connectStdoutGuard(logger: Logger): void {
  target = logger;
  const held = waiting;
  waiting = [];
  held.forEach((write) => write(logger));
}

function log(write: (logger: Logger) => void): void {
  if (target) {
    write(target);
  } else {
    waiting.push(write);
  }
}

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
