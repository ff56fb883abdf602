import type { CostsFilter, CostType, Granularity, Grouping, Metric } from '../../../shared/CostsQuery';

/**
 * What a query asks Azure, apart from where and when. In canonical form, so that equal questions are equal as JSON:
 * groupings, filters and filter values are sorted, and a value is named once. How an answer is drawn is no part of it.
 */
export interface CostsQuestion {
  readonly costType: CostType;
  readonly metric: Metric;
  /** What Azure is asked for, which is not always what is shown: a total may be the sum of days. */
  readonly granularity: Granularity;
  /** What the rows are split by: the query's groupings, and the unit of measure for usage quantities. */
  readonly groupBy: readonly Grouping[];
  readonly filters: readonly CostsFilter[];
}
