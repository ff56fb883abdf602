import type { Writable } from 'node:stream';
import type { LogSink } from './LogSink';

/** Above this many waiting bytes lines are dropped: a host that stopped reading must not fill our memory. */
const maxWaitingBytes = 8 * 1024 * 1024;

/**
 * Log lines on a pipe. Node queues writes to a pipe that is full, and `process.exit` drops the queue, hence `flush`.
 * A write error means that the reader has gone.
 */
export class StderrSink implements LogSink {
  private dropped = 0;

  constructor(
    private readonly stream: Writable,
    onReaderGone: () => void
  ) {
    stream.on('error', onReaderGone);
  }

  write(line: string): void {
    if (this.stream.destroyed || this.stream.writableLength > maxWaitingBytes) {
      this.dropped++;
      return;
    }
    if (this.dropped > 0) {
      this.stream.write(`[WARN] ${this.dropped} log lines were dropped because nobody read them\n`);
      this.dropped = 0;
    }
    this.stream.write(`${line}\n`);
  }

  async flush(limitMs: number): Promise<void> {
    if (this.stream.destroyed || this.stream.writableLength === 0) {
      return;
    }
    await new Promise<void>((resolve) => {
      const limit = setTimeout(resolve, limitMs);
      this.stream.write('', () => {
        clearTimeout(limit);
        resolve();
      });
    });
  }
}
