import { FieldType, type DataFrame, type Field } from '@grafana/data';

/** One log line as the workbench draws it. */
export interface LogLine {
  /** Different for each line of an answer. */
  readonly key: string;
  readonly timeMs: number;
  /** A word such as `error`; empty where the frame says none. */
  readonly level: string;
  readonly body: string;
  readonly labels: ReadonlyArray<readonly [name: string, value: string]>;
}

/** Whether a frame holds log lines, by its type or by how it wants to be seen. */
export function isLogLines({ meta }: DataFrame): boolean {
  return meta?.type === 'log-lines' || meta?.preferredVisualisationType === 'logs';
}

/** The lines of all frames, in the order in which they came. */
export function logLines(frames: readonly DataFrame[]): readonly LogLine[] {
  return frames.filter(isLogLines).flatMap(linesOf);
}

function linesOf(frame: DataFrame, frameIndex: number): readonly LogLine[] {
  const named = (name: string, type: FieldType): Field | undefined =>
    frame.fields.find((field) => field.name === name) ?? frame.fields.find((field) => field.type === type);
  const times = named('timestamp', FieldType.time);
  const bodies = named('body', FieldType.string);
  const levels = frame.fields.find(({ name }) => name === 'severity');
  const ids = frame.fields.find(({ name }) => name === 'id');
  const labels = frame.fields.find(({ name }) => name === 'labels');
  return Array.from({ length: frame.length }, (_, row) => ({
    key: `${frameIndex} ${row} ${ids?.values[row] ?? ''}`,
    timeMs: Number(times?.values[row]),
    level: String(levels?.values[row] ?? ''),
    body: String(bodies?.values[row] ?? ''),
    labels: Object.entries((labels?.values[row] ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  }));
}
