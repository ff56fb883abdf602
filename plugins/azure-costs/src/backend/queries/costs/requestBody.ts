import type { CostsFilter } from '../../../shared/CostsQuery';
import type { CostsRequest } from './CostsRequest';

/** The body of Cost Management's `query` call, as its REST reference describes it. */
export interface CostsRequestBody {
  readonly type: string;
  readonly timeframe: 'Custom';
  readonly timePeriod: { readonly from: string; readonly to: string };
  readonly dataset: {
    readonly granularity: string;
    readonly aggregation: Readonly<Record<string, { readonly name: string; readonly function: 'Sum' }>>;
    readonly grouping?: ReadonlyArray<{ readonly type: string; readonly name: string }>;
    readonly filter?: FilterExpression;
  };
}

type Comparison = { readonly name: string; readonly operator: 'In'; readonly values: readonly string[] };

type FilterExpression =
  | { readonly dimensions: Comparison }
  | { readonly tags: Comparison }
  | { readonly not: FilterExpression }
  | { readonly and: readonly FilterExpression[] };

/** What is sent for a request. The period counts both its ends; the aggregation's alias is the metric's own name. */
export function requestBody({
  costType,
  metric,
  granularity,
  groupBy,
  filters,
  from,
  to,
}: CostsRequest): CostsRequestBody {
  const filter = filterExpression(filters);
  return {
    type: costType,
    timeframe: 'Custom',
    timePeriod: { from: `${from}T00:00:00Z`, to: `${to}T23:59:59Z` },
    dataset: {
      granularity,
      aggregation: { [metric]: { name: metric, function: 'Sum' } },
      ...(groupBy.length > 0 && { grouping: groupBy.map(({ type, name }) => ({ type, name })) }),
      ...(filter && { filter }),
    },
  };
}

// `and` takes two children at least, so a single filter stands alone.
function filterExpression(filters: readonly CostsFilter[]): FilterExpression | undefined {
  const expressions = filters.map(comparison);
  return expressions.length > 1 ? { and: expressions } : expressions[0];
}

// `In` is the only operator that the API documents; its negation is a `not` around it.
function comparison({ type, name, operator, values }: CostsFilter): FilterExpression {
  const operands: Comparison = { name, operator: 'In', values };
  const expression = type === 'TagKey' ? { tags: operands } : { dimensions: operands };
  return operator === 'NotIn' ? { not: expression } : expression;
}
