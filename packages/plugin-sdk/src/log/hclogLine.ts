import type { LogFields, LogLevel } from './Logger';

/** The host reads stderr into a 64 KiB buffer; a longer line loses its level and comes in pieces. */
export const maxLineBytes = 60 * 1024;
const maxValueChars = 8 * 1024;

export interface HclogEntry {
  readonly level: LogLevel;
  readonly message: string;
  readonly fields: LogFields;
}

/**
 * One log line as hashicorp/go-hclog writes it. `@level` and `@message` are always strings and nothing else sets an
 * `@…` key: the host asserts their types without a check, and a number there ends the Grafana process. `@timestamp`
 * is left out; the host would parse it strictly and then discard it.
 * `redact` sees every string before it is escaped.
 */
export function hclogLine(entry: HclogEntry, redact: (text: string) => string): string {
  const head = { '@level': entry.level, '@message': shorten(redact(entry.message)) };
  const line = JSON.stringify({ ...head, ...safeFields(entry.fields, redact) });
  if (Buffer.byteLength(line) <= maxLineBytes) {
    return line;
  }
  return JSON.stringify({
    ...head,
    fieldsDropped: `the fields of this line are ${Buffer.byteLength(line)} bytes long`,
  });
}

function safeFields(fields: LogFields, redact: (text: string) => string): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    safe[redact(key.replace(/^@+/, '')) || 'field'] = plainValue(value, redact);
  }
  return safe;
}

/** What JSON cannot hold becomes text; what refuses to be read becomes a note. */
function plainValue(value: unknown, redact: (text: string) => string): unknown {
  try {
    const json = JSON.stringify(describe(value), (_key, part: unknown) => {
      const described = describe(part);
      return typeof described === 'string' ? shorten(redact(described)) : described;
    });
    return json === undefined ? undefined : JSON.parse(json);
  } catch (error) {
    return `(not serialisable: ${error instanceof Error ? error.message : String(error)})`;
  }
}

function describe(value: unknown): unknown {
  if (value instanceof Error) {
    const cause = value.cause === undefined ? '' : `\ncaused by ${String(describe(value.cause))}`;
    return `${value.stack ?? String(value)}${cause}`;
  }
  return typeof value === 'bigint' ? value.toString() : value;
}

function shorten(text: string): string {
  return text.length <= maxValueChars ? text : `${text.slice(0, maxValueChars)}… (${text.length} characters)`;
}
