import type { Metric, Rate, Source } from './sources';

export const AGGREGATIONS = ['day', 'week', 'month'] as const;
export const TODAY_SHOWS = ['include', 'mark', 'drop'] as const;
export const FORMATS = ['timeseries', 'table'] as const;

/** How long a period of the answer is; weeks begin on Monday. */
export type Aggregation = (typeof AGGREGATIONS)[number];
/** What is done with a period that contains today, whose figures are partial. */
export type TodayShow = (typeof TODAY_SHOWS)[number];
type Format = (typeof FORMATS)[number];

/** Stands for all accounts, and for the largest names. */
export const ALL = '*';

/** Which names `*` stands for: the `limit` largest by a figure over the whole range. */
export interface Top {
  readonly limit: number;
  readonly by: Metric;
}

/** A `stats` query as dashboards and alert rules save it: whatever equals its default is left out. */
export interface StatsQueryModel {
  readonly queryType: 'stats';
  readonly schemaVersion?: 1;
  readonly source?: Source;
  /** Ids of accounts. */
  readonly accounts?: readonly string[];
  /** Categories, subusers or mailbox providers. */
  readonly names?: readonly string[];
  readonly top?: Partial<Top>;
  readonly metrics?: readonly Metric[];
  readonly rates?: readonly Rate[];
  readonly aggregatedBy?: Aggregation;
  readonly today?: TodayShow;
  readonly format?: Format;
  readonly legendFormat?: string;
}

/** A `stats` query after parsing: complete, without variables. */
export interface StatsQuery {
  readonly queryType: 'stats';
  readonly source: Source;
  /** Each id once; `["*"]` alone where all are meant. */
  readonly accounts: readonly string[];
  /** Each once, at most 100; undefined: the largest by `top`, and always for `global`. */
  readonly names?: readonly string[];
  readonly top: Top;
  /** Each once, in SendGrid's order. */
  readonly metrics: readonly Metric[];
  readonly rates: readonly Rate[];
  readonly aggregatedBy: Aggregation;
  readonly today: TodayShow;
  /** Always `timeseries` for an alert rule. */
  readonly format: Format;
  /** Empty: the default name made from the query's shape. */
  readonly legendFormat: string;
}
