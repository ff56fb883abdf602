import type { CostsFilter, CostType, Granularity, Grouping, Metric } from '../../../shared/CostsQuery';

/**
 * One question to Azure: a scope and a piece of time. In canonical form, so that equal questions are equal as JSON:
 * groupings, filters and filter values are sorted, and a value is named once.
 */
export interface CostsRequest {
  /** ARM path without a leading slash. */
  readonly scope: string;
  readonly costType: CostType;
  readonly metric: Metric;
  readonly granularity: Granularity;
  /** What the rows are split by: the query's groupings, and the unit of measure for usage quantities. */
  readonly groupBy: readonly Grouping[];
  readonly filters: readonly CostsFilter[];
  /** First day, `YYYY-MM-DD`, UTC. */
  readonly from: string;
  /** Last day, included. */
  readonly to: string;
  /**
   * Azure will not change the answer any more. Part of the question, because an answer from before the close is not
   * good for the time after it.
   */
  readonly isClosed: boolean;
}
