import {
  type CalendarDay,
  type DayRange,
  formatDay,
  monthPieces,
  neighbouringRuns,
  splitDays,
} from '@glance/time-buckets';
import type { CostsFilter, CostsQuery, Granularity, Grouping } from '../../../shared/CostsQuery';
import { MAX_GROUPINGS } from '../../../shared/limits';
import type { CostsPiece } from './CostsPiece';
import type { CostsQuestion } from './CostsQuestion';

/**
 * Days that one request may span. Azure refuses more than a year ("cannot exceed 1 year(s)") and counts both ends, so
 * 364 is the longest span that is safe.
 */
const MAX_DAYS = 364;

const UNIT_OF_MEASURE = 'UnitOfMeasure';

/** Dimensions with a value for each resource or price, of which a large subscription has thousands. */
const MANY_VALUED = new Set(['ResourceId', 'ResourceGuid', 'Meter', 'MeterId', 'PartNumber', 'Product']);

/** What decides which questions a query needs; how its answer is drawn is no part of it. */
export type PlannedQuery = Pick<CostsQuery, 'costType' | 'metric' | 'granularity' | 'groupBy' | 'filters'>;

/** What every scope of a query is asked. */
export interface CostsPlan {
  readonly question: CostsQuestion;
  /** In the order of time; at least one that is not optional. */
  readonly pieces: readonly CostsPiece[];
}

/**
 * Plans how to come to know the costs of some days, none of which is after today.
 *
 * Daily and monthly costs are asked by calendar month, because what Azure answers for a day or month does not depend on
 * the rest of the range: months that are held already need not be asked again, whatever the range. A month is always
 * asked whole, as far as its days have come, so that it is the same piece for every range that touches it.
 *
 * A total over the range is the sum of its days, so it is made from the same months of daily costs, and costs nothing
 * where a daily panel has been. But the days are as many rows as there are groups times days, and Azure gives them in
 * pages that cost a call each: where groups may be many, the total is asked as such, and is then good for exactly that
 * range. So it is with two groupings, whose values multiply, and with dimensions of thousands of values.
 *
 * What is kept of the groups (`top`) is decided over all of them after the months have been put together, so it needs
 * no question of its own.
 */
export function planCosts(query: PlannedQuery, days: DayRange): CostsPlan {
  const isWhole = query.granularity === 'None' && mayHaveManyGroups(query);
  const granularity: Granularity = query.granularity === 'None' && !isWhole ? 'Daily' : query.granularity;
  const question: CostsQuestion = {
    costType: query.costType,
    metric: query.metric,
    granularity,
    groupBy: [...askedGroupings(query)].sort(byText),
    filters: query.filters.map(canonicalFilter).sort(byText),
  };
  return { question, pieces: isWhole ? splitDays(days, MAX_DAYS).map(wholePiece) : monthPieces(days) };
}

/** The plan with the other months of a range as optional pieces, if it is made of months. */
export function withMonthsOf({ question, pieces }: CostsPlan, shown: DayRange): CostsPlan {
  if (question.granularity === 'None') {
    return { question, pieces };
  }
  const others = monthPieces(shown)
    .filter(({ name }) => !pieces.some((piece) => piece.name === name))
    .map((piece) => ({ ...piece, isOptional: true }));
  return { question, pieces: [...pieces, ...others].sort((a, b) => a.days.first - b.days.first) };
}

/** Cuts pieces into runs that are asked together: neighbouring ones, in as few requests as Azure's longest span allows. */
export function runsOf<P extends CostsPiece>(pieces: readonly P[], today: CalendarDay): ReadonlyArray<readonly P[]> {
  return neighbouringRuns(pieces, { today, maxDays: MAX_DAYS });
}

function wholePiece(days: DayRange): CostsPiece {
  return { name: `${formatDay(days.first)}..${formatDay(days.last)}`, days, needed: days };
}

function mayHaveManyGroups({ groupBy }: PlannedQuery): boolean {
  const counted = groupBy.filter(({ type, name }) => type === 'TagKey' || name !== UNIT_OF_MEASURE);
  return counted.length > 1 || counted.some(({ type, name }) => type === 'Dimension' && MANY_VALUED.has(name));
}

// Quantities of different units must not be added up without a word, and only a grouping tells their units.
function askedGroupings({ metric, groupBy }: PlannedQuery): readonly Grouping[] {
  const hasUnit = groupBy.some(({ type, name }) => type === 'Dimension' && name === UNIT_OF_MEASURE);
  return metric === 'UsageQuantity' && !hasUnit && groupBy.length < MAX_GROUPINGS
    ? [...groupBy, { type: 'Dimension', name: UNIT_OF_MEASURE }]
    : groupBy;
}

function canonicalFilter({ type, name, operator, values }: CostsFilter): CostsFilter {
  return { type, name, operator, values: [...new Set(values)].sort() };
}

function byText(a: object, b: object): number {
  const [textA, textB] = [JSON.stringify(a), JSON.stringify(b)];
  return textA < textB ? -1 : Number(textA > textB);
}
