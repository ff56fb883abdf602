import { spawn, type ChildProcess } from 'node:child_process';
import { grafanaEnvironment } from './grafanaEnvironment';
import { parseHandshake, type Handshake } from './Handshake';
import { parseLogLine, type LogLine } from './LogLine';
import { PluginConnection } from './PluginConnection';
import { readLines } from './readLines';

const startLimitMs = 60_000;
const killAfterMs = 2_000;
const shownLogLines = 20;
const keptLogLines = 10_000;

export interface StartOptions {
  /** Absolute path: Grafana passes no PATH. */
  readonly command: string;
  readonly args?: readonly string[];
  /** Added to Grafana's own variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Named in errors. */
  readonly pluginId?: string;
  /** How long to wait for the handshake; a minute, like Grafana, unless said otherwise. */
  readonly startLimitMs?: number;
  /** Told of each line of the plugin's log as it comes. */
  readonly onLogLine?: (line: LogLine) => void;
}

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A plugin started, followed and ended the way Grafana does it. */
export class PluginProcess {
  /** Lines of stdout, the handshake first. Grafana discards all others. */
  readonly stdout: string[] = [];
  /** The newest lines of the log, 10,000 at most: a workbench may run for days. */
  readonly logLines: LogLine[] = [];
  /** Resolves when the process has ended and nobody holds its stdout or stderr any more. */
  readonly exited: Promise<ProcessEnd>;
  private readonly child: ChildProcess;
  private readonly started: Promise<Handshake>;
  private dialled: PluginConnection | undefined;

  private constructor(private readonly options: StartOptions) {
    const child = spawn(options.command, options.args ?? [], {
      env: { ...grafanaEnvironment(), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.exited = new Promise((resolve) => {
      child.once('error', () => resolve({ code: null, signal: null }));
      child.once('close', (code, signal) => resolve({ code, signal }));
    });
    readLines(child.stderr, (line) => this.keepLogLine(parseLogLine(line)));
    this.started = new Promise((resolve, reject) => {
      const fail = (what: string): void => reject(this.startError(what));
      const limitMs = options.startLimitMs ?? startLimitMs;
      const timer = setTimeout(() => fail(`gave no handshake within ${limitMs} ms`), limitMs);
      child.once('error', (error) => fail(`could not be started: ${error.message}`));
      void this.exited.then((end) => {
        clearTimeout(timer);
        fail(`ended before its handshake (${end.signal ?? `code ${end.code}`})`);
      });
      readLines(child.stdout, (line) => {
        if (this.stdout.push(line) === 1) {
          clearTimeout(timer);
          const handshake = parseHandshake(line);
          if ('problem' in handshake) {
            fail(`began its output with ${JSON.stringify(line)}: ${handshake.problem}`);
          } else {
            resolve(handshake);
          }
        }
      });
    });
  }

  /**
   * Resolves after the handshake.
   * @throws Error with the last log lines when the handshake is wrong or missing, or the process ends before it.
   */
  static async start(options: StartOptions): Promise<PluginProcess> {
    const plugin = new PluginProcess(options);
    try {
      await plugin.started;
    } catch (error) {
      plugin.child.kill('SIGKILL');
      throw error;
    }
    return plugin;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get handshake(): Handshake {
    const handshake = parseHandshake(this.stdout[0] ?? '');
    if ('problem' in handshake) {
      throw new Error(`The plugin has not started: ${handshake.problem}`);
    }
    return handshake;
  }

  /** Dialled at first use. */
  get connection(): PluginConnection {
    this.dialled ??= new PluginConnection(this.handshake);
    return this.dialled;
  }

  /** Asks the plugin to end, closes the connection, and kills what still lives two seconds later. */
  async shutdown(): Promise<ProcessEnd & { readonly elapsedMs: number }> {
    const startedAt = performance.now();
    await new Promise<void>((resolve) => this.connection.controller.shutdown({}, () => resolve()));
    this.connection.close();
    const timer = setTimeout(() => this.child.kill('SIGKILL'), killAfterMs);
    const end = await this.exited;
    clearTimeout(timer);
    return { ...end, elapsedMs: performance.now() - startedAt };
  }

  /** Sends a signal without waiting for what it does. */
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Kills the process and resolves when it has ended. */
  async kill(): Promise<ProcessEnd> {
    this.dialled?.close();
    this.child.kill('SIGKILL');
    return this.exited;
  }

  private keepLogLine(line: LogLine): void {
    this.logLines.push(line);
    if (this.logLines.length > keptLogLines) {
      this.logLines.shift();
    }
    this.options.onLogLine?.(line);
  }

  private startError(what: string): Error {
    const tail = this.logLines.slice(-shownLogLines).map((line) => `  ${line.raw}`);
    const said = tail.length === 0 ? 'It wrote no log.' : `Its last log lines:\n${tail.join('\n')}`;
    return new Error(`Plugin ${this.options.pluginId ?? this.options.command} ${what}. ${said}`);
  }
}
