import type { LogSink } from '../log/LogSink';
import type { ProcessEffects, ProcessEvent } from '../process/ProcessEffects';

/** A process that notes what is done to it. */
export class FakeProcess implements ProcessEffects {
  readonly platform = 'linux';
  readonly pid = 4711;
  readonly stdout: string[] = [];
  readonly stderr: string[] = [];
  readonly logLines: string[] = [];
  readonly exited: Promise<number>;
  parent = 42;
  loseLogReader: () => void = () => undefined;
  private readonly listeners = new Map<ProcessEvent, (reason: unknown) => void>();
  private end: (code: number) => void = () => undefined;

  constructor(readonly env: Readonly<Record<string, string | undefined>>) {
    this.exited = new Promise((resolve) => (this.end = resolve));
  }

  readonly parentPid = (): number => this.parent;

  readonly isAlive = (): boolean => true;

  readonly writeStdout = (text: string): void => void this.stdout.push(text);

  readonly writeStderr = (text: string): void => void this.stderr.push(text);

  readonly logSink = (onReaderGone: () => void): LogSink => {
    this.loseLogReader = onReaderGone;
    return { write: (line) => void this.logLines.push(line), flush: () => Promise.resolve() };
  };

  readonly on = (event: ProcessEvent, listener: (reason: unknown) => void): void =>
    void this.listeners.set(event, listener);

  readonly exit = (code: number): void => this.end(code);

  emit(event: ProcessEvent, reason?: unknown): void {
    this.listeners.get(event)?.(reason);
  }

  /** The socket's path out of the handshake. */
  get socket(): string {
    return this.stdout[0]?.split('|')[3] ?? '';
  }
}
