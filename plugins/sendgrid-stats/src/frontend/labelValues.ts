import { type DataFrame, FieldType } from '@grafana/data';

/** The values that a label has in the answer to a query, each once, in the order of the answer. */
export function labelValues(frames: readonly DataFrame[], refId: string, label: string): readonly string[] {
  const fields = frames.filter((frame) => frame.refId === refId).flatMap((frame) => frame.fields);
  const ofSeries = fields.flatMap(({ labels }) => labels?.[label] ?? []);
  const ofRows = fields.filter(({ name, type }) => name === label && type === FieldType.string);
  return [...new Set([...ofSeries, ...ofRows.flatMap(({ values }) => values.map(String))])];
}
