import type { Aggregation, SortOrder } from '../../shared/LogCountsQuery';
import type { LogSearch } from '../../shared/LogSearch';

/** What is worked out of the logs of each group and bucket. */
export interface AggregateCompute {
  readonly aggregation: Aggregation;
  /** Not for `count`. */
  readonly metric?: string;
}

/** A facet by whose values logs are grouped. */
export interface AggregateGroupBy {
  readonly facet: string;
  /** The most groups; the product of all limits is at most 10,000. */
  readonly limit: number;
  /** Which groups those are. Default: the largest by the first compute. */
  readonly sort?: AggregateCompute & { readonly order: SortOrder };
  /** The value under which logs without the facet are a group; without it they are left out. */
  readonly missing?: string;
  /** The value under which all logs together are one more group. */
  readonly total?: string;
}

/** One question to Datadog's aggregate endpoint; plain JSON, so that it can be a part of a cache key. */
export interface AggregateRequest extends LogSearch {
  /** Epoch ms. */
  readonly fromMs: number;
  /** Epoch ms, exclusive. */
  readonly toMs: number;
  /** At least one. */
  readonly computes: readonly AggregateCompute[];
  readonly groupBy: readonly AggregateGroupBy[];
  /** Width of the buckets of time, whole seconds; without it each group has one value for the whole range. */
  readonly intervalMs?: number;
}
