import { hclogLine } from './hclogLine';
import type { LogFields, Logger, LogLevel } from './Logger';
import type { LogSink } from './LogSink';

const severity: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

export interface HclogLoggerOptions {
  readonly sink: LogSink;
  /** Lines below it are not written. Grafana filters again by its own `[log]` section. */
  readonly level: LogLevel;
  readonly redact: (text: string) => string;
}

/** Writes what Grafana's plugin host reads from stderr. */
export class HclogLogger implements Logger {
  constructor(
    private readonly options: HclogLoggerOptions,
    private readonly fields: LogFields = {}
  ) {}

  debug(message: string, fields?: LogFields): void {
    this.write('debug', message, fields);
  }

  info(message: string, fields?: LogFields): void {
    this.write('info', message, fields);
  }

  warn(message: string, fields?: LogFields): void {
    this.write('warn', message, fields);
  }

  error(message: string, fields?: LogFields): void {
    this.write('error', message, fields);
  }

  with(fields: LogFields): Logger {
    return new HclogLogger(this.options, { ...this.fields, ...fields });
  }

  private write(level: LogLevel, message: string, fields: LogFields = {}): void {
    if (severity[level] < severity[this.options.level]) {
      return;
    }
    const entry = { level, message: String(message), fields: { ...this.fields, ...fields } };
    this.options.sink.write(hclogLine(entry, this.options.redact));
  }
}

/** Reads a level as a user writes it; `info` for anything else. */
export function parseLogLevel(text: string | undefined): LogLevel {
  const lower = text?.trim().toLowerCase() ?? '';
  return Object.hasOwn(severity, lower) ? (lower as LogLevel) : 'info';
}
