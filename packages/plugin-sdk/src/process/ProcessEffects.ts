import { writeSync } from 'node:fs';
import { StderrSink } from '../log/StderrSink';
import type { LogSink } from '../log/LogSink';

export type ProcessEvent = 'SIGTERM' | 'SIGINT' | 'uncaughtException' | 'unhandledRejection';

/** Everything a plugin does to its own process, so that tests can stand in for it. */
export interface ProcessEffects {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly pid: number;
  parentPid(): number;
  isAlive(pid: number): boolean;
  /** Writes at once, before the call returns. */
  writeStdout(text: string): void;
  /** Writes at once, for what is said before there is a log. */
  writeStderr(text: string): void;
  /** `onReaderGone` runs when nobody reads the log any more. */
  logSink(onReaderGone: () => void): LogSink;
  on(event: ProcessEvent, listener: (reason: unknown) => void): void;
  exit(code: number): void;
}

export const realProcess: ProcessEffects = {
  env: process.env,
  platform: process.platform,
  pid: process.pid,
  parentPid: () => process.ppid,
  isAlive: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  },
  writeStdout: (text) => void writeSync(1, text),
  writeStderr: (text) => void writeSync(2, text),
  logSink: (onReaderGone) => new StderrSink(process.stderr, onReaderGone),
  on: (event, listener) => void process.on(event, listener),
  exit: (code) => process.exit(code),
};
