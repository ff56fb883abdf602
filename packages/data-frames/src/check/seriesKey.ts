import type { Labels } from '../Field';

/** A label set as text: equal for equal sets, whatever the order in which they were written. */
export function seriesKey(labels: Labels = {}): string {
  return JSON.stringify(Object.entries(labels).sort(([left], [right]) => (left < right ? -1 : 1)));
}
