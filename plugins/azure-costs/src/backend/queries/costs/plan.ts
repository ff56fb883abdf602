import { addDays, dayOf, type DayRange, endOfMonth, formatDay, monthOf, splitDays } from '@glance/time-buckets';
import type { CostsFilter, CostsQuery, Grouping } from '../../../shared/CostsQuery';
import { MAX_GROUPINGS } from '../../../shared/limits';
import type { CostsRequest } from './CostsRequest';

/**
 * Days that one request may span. Azure refuses more than a year ("cannot exceed 1 year(s)") and counts both ends, so
 * 364 is the longest span that is safe.
 */
const MAX_DAYS = 364;

/**
 * A month's bill closes up to 72 hours after its end and was seen to move as late as the fifth day of the next month
 * (learn.microsoft.com, "Understand Cost Management data"); from the sixth on it is taken for closed.
 */
const CLOSING_DAYS = 5;

const UNIT_OF_MEASURE: Grouping = { type: 'Dimension', name: 'UnitOfMeasure' };

/** What decides which questions a query needs; how its answer is drawn is no part of it. */
type PlannedQuery = Pick<CostsQuery, 'costType' | 'metric' | 'granularity' | 'groupBy' | 'filters'>;

export interface PlanInput {
  readonly query: PlannedQuery;
  /** ARM paths, each once. */
  readonly scopes: readonly string[];
  readonly days: DayRange;
  readonly nowMs: number;
}

/**
 * The questions to Azure that answer a query: one for each scope and each piece of time, in that order. A piece ends
 * with a month, so that no month of a monthly answer comes in two parts.
 */
export function planCosts({ query, scopes, days, nowMs }: PlanInput): readonly CostsRequest[] {
  const common = {
    costType: query.costType,
    metric: query.metric,
    granularity: query.granularity,
    groupBy: [...askedGroupings(query)].sort(byText),
    filters: query.filters.map(canonicalFilter).sort(byText),
  };
  const pieces = splitDays(days, MAX_DAYS).map((piece) => ({
    from: formatDay(piece.first),
    to: formatDay(piece.last),
    isClosed: isClosed(piece, nowMs),
  }));
  return scopes.flatMap((scope) => pieces.map((piece) => ({ scope, ...common, ...piece })));
}

// Quantities of different units must not be added up without a word, and only a grouping tells their units.
function askedGroupings({ metric, groupBy }: PlannedQuery): readonly Grouping[] {
  const hasUnit = groupBy.some(({ type, name }) => type === 'Dimension' && name === UNIT_OF_MEASURE.name);
  return metric === 'UsageQuantity' && !hasUnit && groupBy.length < MAX_GROUPINGS
    ? [...groupBy, UNIT_OF_MEASURE]
    : groupBy;
}

function canonicalFilter({ type, name, operator, values }: CostsFilter): CostsFilter {
  return { type, name, operator, values: [...new Set(values)].sort() };
}

function byText(a: object, b: object): number {
  const [textA, textB] = [JSON.stringify(a), JSON.stringify(b)];
  return textA < textB ? -1 : Number(textA > textB);
}

function isClosed(piece: DayRange, nowMs: number): boolean {
  return dayOf(nowMs) > addDays(endOfMonth(monthOf(piece.last)), CLOSING_DAYS);
}
