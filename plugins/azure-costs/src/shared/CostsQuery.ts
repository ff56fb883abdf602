import type { Scope } from './scope';

export const COST_TYPES = ['ActualCost', 'AmortizedCost', 'Usage'] as const;
export const METRICS = ['Cost', 'CostUSD', 'UsageQuantity'] as const;
export const GRANULARITIES = ['Daily', 'Monthly', 'None'] as const;
export const UNSETTLED_SHOWS = ['include', 'mark', 'drop'] as const;
export const FORMATS = ['timeseries', 'table'] as const;
export const COLUMN_TYPES = ['Dimension', 'TagKey'] as const;
export const FILTER_OPERATORS = ['In', 'NotIn'] as const;

export type CostType = (typeof COST_TYPES)[number];
export type Metric = (typeof METRICS)[number];
export type Granularity = (typeof GRANULARITIES)[number];
export type UnsettledShow = (typeof UNSETTLED_SHOWS)[number];
type Format = (typeof FORMATS)[number];
export type ColumnType = (typeof COLUMN_TYPES)[number];
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** How users write the empty value in filters, and how it is shown in labels. */
export const EMPTY_VALUE = '(none)';

/** A dimension of Cost Management or a tag, by which costs are split. */
export interface Grouping {
  readonly type: ColumnType;
  readonly name: string;
}

export interface CostsFilter {
  readonly type: ColumnType;
  readonly name: string;
  readonly operator: FilterOperator;
  /** At least one; the empty value is written `(none)` by users and is `''` after parsing. */
  readonly values: readonly string[];
}

/** Keep the `limit` largest groups of each currency; with `others` the rest become one series per subscription. */
export interface Top {
  readonly limit: number;
  readonly others: boolean;
}

/** The newest `days` calendar days (UTC, today included), which Azure may still change, and what to do with them. */
export interface UnsettledDays {
  readonly days: number;
  readonly show: UnsettledShow;
}

/** A `costs` query as dashboards and alert rules save it: whatever equals its default is left out. */
export interface CostsQueryModel {
  readonly queryType: 'costs';
  readonly schemaVersion?: 1;
  readonly scopes?: readonly string[];
  readonly costType?: CostType;
  readonly metric?: Metric;
  readonly granularity?: Granularity;
  readonly groupBy?: readonly Grouping[];
  readonly filters?: readonly CostsFilter[];
  readonly top?: Partial<Top>;
  readonly cumulative?: boolean;
  readonly unsettledDays?: Partial<UnsettledDays>;
  readonly format?: Format;
  readonly legendFormat?: string;
}

/** A `costs` query after parsing: complete, normalised, without variables. */
export interface CostsQuery {
  readonly queryType: 'costs';
  /** Each scope once; empty: the data source's default scopes. */
  readonly scopes: readonly Scope[];
  readonly costType: CostType;
  readonly metric: Metric;
  readonly granularity: Granularity;
  readonly groupBy: readonly Grouping[];
  readonly filters: readonly CostsFilter[];
  readonly top?: Top;
  readonly cumulative: boolean;
  readonly unsettledDays: UnsettledDays;
  /** Always `timeseries` for an alert rule. */
  readonly format: Format;
  /** Empty: the default name made from the query's shape. */
  readonly legendFormat: string;
}
