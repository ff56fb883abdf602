import type { LogQuery } from '../search/LogQuery';

export const AGGREGATIONS = [
  'count',
  'cardinality',
  'pc75',
  'pc90',
  'pc95',
  'pc98',
  'pc99',
  'sum',
  'min',
  'max',
  'avg',
  'median',
] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** What is worked out, and of which facet; `count` is of none. */
export interface MeasureQuery {
  readonly aggregation: Aggregation;
  readonly metric?: string;
}

/** A column of the answer; with an interval it is a list of points. */
export interface ComputeQuery extends MeasureQuery {
  readonly intervalMs?: number;
}

/** By what groups are put in order, which decides which of them stay. */
export type GroupSort = { readonly order: 'asc' | 'desc' } & (
  { readonly type: 'alphabetical' } | ({ readonly type: 'measure' } & MeasureQuery)
);

/** A facet to group by. */
export interface GroupByQuery {
  readonly facet: string;
  readonly limit: number;
  readonly sort: GroupSort;
  /** Stands for the value of logs without the facet; without it they are left out. */
  readonly missing?: string | number;
  /** The name of one more group of all logs. */
  readonly total?: string | number;
}

/** An aggregate request, read. */
export interface AggregateQuery extends LogQuery {
  readonly computes: readonly ComputeQuery[];
  readonly groupBy: readonly GroupByQuery[];
}
