import type { JsonReader } from '@glance/simulator-common';
import type { Day } from '../model/calendar';
import type { AggregatedColumn, CostQuery, Grouping, Sorting } from './CostQuery';
import { invalidQuery, queryReader } from './queryReader';
import { parseFilter, parseGroupingName } from './parseFilter';
import { parsePeriod } from './parsePeriod';

const COST_TYPES = ['ActualCost', 'AmortizedCost', 'Usage'] as const;
const GRANULARITIES = ['None', 'Daily', 'Monthly'] as const;
const COLUMNS = ['Cost', 'CostUSD', 'PreTaxCost', 'PreTaxCostUSD', 'UsageQuantity'] as const;
const MOST_GROUPINGS = 2;
const MOST_AGGREGATIONS = 2;

/** Where and when a query is asked. */
export interface QueryContext {
  readonly today: Day;
  /** Above subscriptions. */
  readonly isWide: boolean;
}

/**
 * Reads the body of a cost query by Azure's published rules.
 * See https://learn.microsoft.com/rest/api/cost-management/query/usage.
 * @throws ArmError 400 that names the offending part.
 */
export function parseCostQuery(body: unknown, { today, isWide }: QueryContext): CostQuery {
  const query = queryReader(body).object(['type', 'timeframe', 'timePeriod', 'dataset']);
  const dataset = query.dataset.object([
    'granularity',
    'aggregation',
    'grouping',
    'filter',
    'sorting',
    'configuration',
  ]);
  if (!dataset.configuration.isMissing && dataset.configuration.object(['columns']).columns.array().length > 0) {
    throw invalidQuery('Dataset configuration columns are not supported by this billing account');
  }
  return {
    costType: query.type.oneOf(COST_TYPES),
    ...parsePeriod(query.timeframe, query.timePeriod, today),
    granularity: dataset.granularity.isMissing ? 'None' : dataset.granularity.oneOf(GRANULARITIES),
    aggregations: parseAggregations(dataset.aggregation),
    grouping: parseGroupings(dataset.grouping, isWide),
    filter: dataset.filter.isMissing ? undefined : parseFilter(dataset.filter),
    sorting: dataset.sorting.array().map(parseSorting),
  };
}

function parseAggregations(reader: JsonReader): readonly AggregatedColumn[] {
  if (reader.isMissing) {
    return [];
  }
  const columns = Object.values(reader.record()).map((aggregation) => {
    const fields = aggregation.object(['name', 'function']);
    fields.function.oneOf(['Sum']);
    return fields.name.oneOf(COLUMNS);
  });
  if (columns.length > MOST_AGGREGATIONS) {
    throw invalidQuery(`Dataset aggregation can have at most ${MOST_AGGREGATIONS} clauses, got ${columns.length}`);
  }
  return columns;
}

function parseGroupings(reader: JsonReader, isWide: boolean): readonly Grouping[] {
  const groupings = reader.array();
  if (groupings.length > MOST_GROUPINGS) {
    throw invalidQuery(`Dataset grouping can have at most ${MOST_GROUPINGS} clauses, got ${groupings.length}`);
  }
  return groupings.map((grouping) => {
    const fields = grouping.object(['type', 'name']);
    const by = parseGroupingName(fields.type.oneOf(['Dimension', 'TagKey']), fields.name.string(), 'dataset grouping');
    // Documented for grouping alone (`cost-query/guardrails.md` of microsoft/azure-skills), in which words is not.
    if (isWide && by.type === 'Dimension' && by.name === 'ResourceId') {
      throw invalidQuery(`Invalid dataset grouping: 'ResourceId' is not supported above the scope of a subscription`);
    }
    return by;
  });
}

function parseSorting(reader: JsonReader): Sorting {
  const fields = reader.object(['direction', 'name']);
  const direction = fields.direction.isMissing ? 'Ascending' : fields.direction.oneOf(['Ascending', 'Descending']);
  return { column: fields.name.string(), descending: direction === 'Descending' };
}
