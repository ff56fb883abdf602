import { type DataFrame, FieldType } from '@grafana/data';

/** How many groups the answer to a query has: its series, those of several measures of a group counted once. */
export function groupCount(frames: readonly DataFrame[], refId: string): number {
  const fields = frames.filter((frame) => frame.refId === refId).flatMap((frame) => frame.fields);
  const groups = fields
    .filter(({ type, labels }) => type === FieldType.number && labels !== undefined)
    .map(({ labels: { metric: _, ...labels } = {} }) => JSON.stringify(labels));
  return new Set(groups).size;
}
