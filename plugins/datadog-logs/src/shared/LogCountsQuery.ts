import type { LogSearch, LogSearchModel } from './LogSearch';

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
export const SORT_ORDERS = ['desc', 'asc'] as const;
export const MODES = ['timeseries', 'total'] as const;
export const PARTIAL_BUCKETS = ['keep', 'drop'] as const;
export const FILLS = ['auto', 'zero', 'null', 'none'] as const;

export type Aggregation = (typeof AGGREGATIONS)[number];
export type SortOrder = (typeof SORT_ORDERS)[number];
export type Mode = (typeof MODES)[number];
export type PartialBuckets = (typeof PARTIAL_BUCKETS)[number];
export type Fill = (typeof FILLS)[number];

/** How logs without a facet are shown, in labels and in `expectedGroups`. */
export const EMPTY_VALUE = '(none)';

/** What is worked out of the logs of each bucket and group, as it is saved. */
export interface ComputeModel {
  readonly aggregation: Aggregation;
  /** A measure such as `@duration`; not for `count`. */
  readonly metric?: string;
  /** Default `count`, or `pc95:@duration`. */
  readonly name?: string;
}

/** A facet by whose values logs are grouped, as it is saved. */
export interface GroupByModel {
  readonly facet: string;
  /** How many groups there are at most, by the first compute. */
  readonly limit?: number;
  /** Whether those are the largest (`desc`) or the smallest. */
  readonly sort?: SortOrder;
  /** Whether logs without the facet are a group too. */
  readonly missing?: boolean;
}

/** A group that is always reported: a value for each facet. */
export type ExpectedGroup = Readonly<Record<string, string>>;

/** A `logCounts` query as dashboards and alert rules save it: whatever equals its default is left out. */
export interface LogCountsQueryModel extends LogSearchModel {
  readonly queryType: 'logCounts';
  readonly schemaVersion?: 1;
  readonly computes?: readonly ComputeModel[];
  readonly groupBy?: readonly GroupByModel[];
  readonly mode?: Mode;
  /** `auto` or a Grafana duration. */
  readonly interval?: string;
  /** A Grafana duration. */
  readonly evaluationDelay?: string;
  readonly partialBuckets?: PartialBuckets;
  readonly fill?: Fill;
  /** A Grafana duration; empty: groups without logs vanish. */
  readonly keepGroups?: string;
  readonly expectedGroups?: readonly ExpectedGroup[];
  readonly total?: boolean;
  readonly legendFormat?: string;
}

/** What is worked out, complete. */
export interface Compute {
  readonly aggregation: Aggregation;
  /** Undefined for `count` alone. */
  readonly metric?: string;
  /** The name of its fields; different for each compute of a query. */
  readonly name: string;
}

export type GroupBy = Required<GroupByModel>;

/** A `logCounts` query after parsing: complete, without variables. */
export interface LogCountsQuery extends LogSearch {
  readonly queryType: 'logCounts';
  /** At least one. */
  readonly computes: readonly Compute[];
  readonly groupBy: readonly GroupBy[];
  readonly mode: Mode;
  /** Whole seconds; undefined: as the range asks for. */
  readonly intervalMs?: number;
  readonly evaluationDelayMs: number;
  readonly partialBuckets: PartialBuckets;
  readonly fill: Fill;
  /** Groups that were seen in so long a time before the end are reported; undefined without grouping too. */
  readonly keepGroupsMs?: number;
  /** Each has exactly the facets of `groupBy`. */
  readonly expectedGroups: readonly ExpectedGroup[];
  readonly total: boolean;
  /** Empty: the default name. */
  readonly legendFormat: string;
}

/** The name of a compute's fields. */
export function computeName({ aggregation, metric = '', name = '' }: ComputeModel): string {
  if (name !== '') {
    return name;
  }
  return aggregation === 'count' ? aggregation : `${aggregation}:${metric}`;
}
