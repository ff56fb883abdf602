import type { Day } from '../model/calendar';
import type { Dimension } from '../model/dimensions';
import type { CostType } from '../model/Resource';

/** A cost query that Azure accepts. */
export interface CostQuery {
  readonly costType: CostType;
  /** Both included. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly granularity: 'None' | 'Daily' | 'Monthly';
  readonly aggregations: readonly AggregatedColumn[];
  readonly grouping: readonly Grouping[];
  readonly filter?: Filter;
  readonly sorting: readonly Sorting[];
}

/** Column that a query may sum up. */
export type AggregatedColumn = 'Cost' | 'CostUSD' | 'PreTaxCost' | 'PreTaxCostUSD' | 'UsageQuantity';

export type Grouping =
  { readonly type: 'Dimension'; readonly name: Dimension } | { readonly type: 'TagKey'; readonly name: string };

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly children: readonly Filter[] }
  | { readonly kind: 'not'; readonly child: Filter }
  | { readonly kind: 'in'; readonly by: Grouping; readonly values: readonly string[] };

export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}
