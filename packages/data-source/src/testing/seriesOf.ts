import type { Frame } from '@glance/data-frames';
import { valuesOf } from './PluginUnderTest';

/** The series of a time series answer, as a reader of the chart meets them. */
export function seriesOf(frame: Frame) {
  return frame.fields.slice(1).map((field) => ({
    name: field.name,
    labels: field.labels ?? {},
    legend: field.config?.displayNameFromDS,
    unit: field.config?.unit,
    values: valuesOf(field),
  }));
}

/** The rows of a frame, by the names of its columns; times in ISO form. */
export function rowsOf(frame: Frame): ReadonlyArray<Readonly<Record<string, unknown>>> {
  const columns = frame.fields.map((field) => ({ name: field.name, type: field.type, values: valuesOf(field) }));
  return (columns[0]?.values ?? []).map((_, row) =>
    Object.fromEntries(
      columns.map(({ name, type, values }) => [
        name,
        type === 'time' ? new Date(Number(values[row])).toISOString() : values[row],
      ])
    )
  );
}

/** The notices of a frame, joined. */
export function noticesOf(frame: Frame): string {
  return (frame.meta?.notices ?? []).map(({ text }) => text).join('\n');
}
