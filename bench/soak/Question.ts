import type { HostQuery } from '@glance/harness';

/** A query, and what its answer must say. */
export interface Question {
  readonly query: HostQuery;
  readonly fromMs: number;
  readonly toMs: number;
  readonly fromAlert: boolean;
  /** Figures of other times may still change, or begin and end elsewhere, so they are not looked at. */
  readonly settled: Span;
  readonly expectations: readonly Expectation[];
}

/** Epoch milliseconds; the end is not part of it. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Figures that an answer has to have. */
export interface Expectation {
  /** The name of their fields, in series and in rows. */
  readonly column: string;
  /** The labels, or columns, that tell them apart; the first names what an answer may leave out. */
  readonly labels: readonly string[];
  /** What they have to add up to. */
  readonly sums: Sums;
}

/** What figures add up to, by {@link sumKey}. */
export type Sums = ReadonlyMap<string, number>;

/** Names a sum by the values of its labels. */
export function sumKey(values: readonly string[]): string {
  return values.map((value) => (value === '' ? '(none)' : value.toLowerCase())).join(' | ');
}

/** Adds to a sum that may not be there yet. */
export function addTo(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
