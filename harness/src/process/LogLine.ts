/** One line of a plugin's stderr as Grafana reads it. */
export interface LogLine {
  readonly raw: string;
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  /** Everything else of a JSON line; empty for plain text. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Why Grafana would not take the line as it was meant; some of these end the Grafana process. */
  readonly problem?: string;
}

/** A longer line comes out of go-plugin's reader in pieces, without its level. */
const maxLineBytes = 64 * 1024;
const levels = ['trace', 'debug', 'info', 'warn', 'error'] as const;
const textPrefix = /^\[(TRACE|DEBUG|INFO|WARN|ERROR)\]\s*/;
const goTimestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(Z|[+-]\d\d:\d\d)$/;

/** Reads a line by the rules of go-plugin 1.7.0 (`client.go`, `log_entry.go`). */
export function parseLogLine(raw: string): LogLine {
  const problem = Buffer.byteLength(raw) >= maxLineBytes ? `longer than ${maxLineBytes} bytes` : undefined;
  const json = parseObject(raw);
  if (!json) {
    const level = textPrefix.exec(raw)?.[1]?.toLowerCase();
    return { raw, level: levelOf(level) ?? 'debug', message: raw.replace(textPrefix, ''), fields: {}, problem };
  }
  const { '@level': level, '@message': message, '@timestamp': timestamp, ...fields } = json;
  return {
    raw,
    level: levelOf(level) ?? 'debug',
    message: typeof message === 'string' ? message : raw,
    fields,
    problem: problem ?? jsonProblem({ level, message, timestamp }),
  };
}

function jsonProblem({ level, message, timestamp }: Record<'level' | 'message' | 'timestamp', unknown>) {
  if (typeof message !== 'string' || typeof level !== 'string') {
    return '@message and @level must be strings: anything else ends the Grafana process';
  }
  if (!levelOf(level)) {
    return `@level ${level} is unknown`;
  }
  if (timestamp !== undefined && !(typeof timestamp === 'string' && goTimestamp.test(timestamp))) {
    return '@timestamp must have six fraction digits';
  }
  return undefined;
}

function levelOf(level: unknown): LogLine['level'] | undefined {
  return levels.find((known) => known === String(level).toLowerCase());
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
