import type { LogSearch, LogSearchModel } from './LogSearch';

export const LOG_SORTS = ['-timestamp', 'timestamp'] as const;

/** Newest first, or oldest; Datadog's own words. */
export type LogSort = (typeof LOG_SORTS)[number];

/** A `logs` query as dashboards save it: whatever equals its default is left out. Annotations are such queries too. */
export interface LogsQueryModel extends LogSearchModel {
  readonly queryType: 'logs';
  readonly schemaVersion?: 1;
  readonly sort?: LogSort;
  /** How many logs there are at most. */
  readonly limit?: number;
}

/** A `logs` query after parsing: complete, without variables. */
export interface LogsQuery extends LogSearch {
  readonly queryType: 'logs';
  readonly sort: LogSort;
  /** From 1 to 10,000. */
  readonly limit: number;
}
