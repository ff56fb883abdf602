import { type Figures, type Metric, METRICS } from '../mail/Figures';
import type { QueryReader } from './QueryReader';

/** In which order names are told. */
export interface Sorting {
  readonly metric: Metric;
  readonly direction: 'desc' | 'asc';
}

/** Reads `sort_by_metric` (default `delivered`) and `sort_by_direction` (default `desc`). @throws SendGridError 400 */
export function readSorting(query: QueryReader, metrics: readonly Metric[] = METRICS): Sorting {
  return {
    metric: query.oneOf('sort_by_metric', metrics) ?? 'delivered',
    direction: query.oneOf('sort_by_direction', ['desc', 'asc']) ?? 'desc',
  };
}

/** Equal ones by name. */
export function sorted<Named extends { readonly name: string; readonly metrics: Figures }>(
  items: readonly Named[],
  { metric, direction }: Sorting
): readonly Named[] {
  const sign = direction === 'asc' ? 1 : -1;
  return [...items].sort(
    (one, other) =>
      sign * (one.metrics[metric] - other.metrics[metric]) ||
      (one.name < other.name ? -1 : Number(one.name > other.name))
  );
}
