import type { Aggregation } from '../../../shared/LogCountsQuery';

const COMBINATIONS: Partial<Record<Aggregation, (a: number, b: number) => number>> = {
  count: (a, b) => a + b,
  sum: (a, b) => a + b,
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
};

/** Whether what was worked out of two groups of logs tells what it is of both together. */
export function isCombinable(aggregation: Aggregation): boolean {
  return aggregation in COMBINATIONS;
}

/** What two values come to; the first where nobody can tell. */
export function combine(aggregation: Aggregation, a: number, b: number): number {
  return COMBINATIONS[aggregation]?.(a, b) ?? a;
}

/** Whether values of parts add up to that of the whole. */
export function isAdditive(aggregation: Aggregation): boolean {
  return aggregation === 'count' || aggregation === 'sum';
}
