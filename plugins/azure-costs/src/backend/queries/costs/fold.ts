import { type DayRange, spanLength } from '@glance/time-buckets';
import { type CostsQuery, EMPTY_VALUE } from '../../../shared/CostsQuery';
import { cumulate } from './cumulate';
import { compareSeries, type CostSeries, totalOf } from './CostSeries';
import type { CostGroup, CostTable } from './CostTable';
import type { CostsQuestion } from './CostsQuestion';
import { dataColumns } from './frameType';
import { type LabelScheme, labelScheme } from './labels';
import type { SlotAxis } from './period';
import type { ResolvedScope } from './ResolvedScope';
import { keepTop } from './topGroups';

/** What Azure answered about a scope and a piece of time. */
export interface ScopeAnswer {
  readonly scope: ResolvedScope;
  readonly question: Pick<CostsQuestion, 'granularity' | 'groupBy'>;
  readonly table: CostTable;
  /** Shown days of the piece that Azure was not asked about, because they had not come yet. */
  readonly neverAsked?: DayRange;
}

export interface FoldInput {
  readonly query: CostsQuery;
  readonly axis: SlotAxis;
  /** Every scope of the query, answered or not: they decide the names of labels. */
  readonly scopes: readonly ResolvedScope[];
  readonly answers: readonly ScopeAnswer[];
}

/** The series of an answer in the order in which they are shown. */
export interface FoldedCosts {
  readonly labels: LabelScheme;
  readonly series: readonly CostSeries[];
}

interface Accumulator {
  readonly scope: ResolvedScope;
  readonly groupValues: readonly string[];
  readonly currency: string;
  readonly amounts: Float64Array;
  readonly present: Uint8Array;
  readonly units: Set<string>;
}

/**
 * Makes series of answers. Rows outside the shown period are left out (pieces of time are larger than it); pieces come
 * together; currencies stay apart for `Cost` and are added up for the other metrics. A settled slot without a row is 0,
 * an unsettled one is null, and so is a day that Azure was never asked about (a month or a total is what is known of
 * it, and a notice says what is missing); without any row there is no series.
 */
export function foldCosts({ query, axis, scopes, answers }: FoldInput): FoldedCosts {
  const labels = labelScheme({ ...query, columns: dataColumns(query) }, scopes);
  const accumulators = new Map<string, Accumulator>();
  for (const answer of answers) {
    accumulate(answer, { query, axis, accumulators });
  }
  const seen = [...accumulators.values()].filter(({ present }) => present.includes(1));
  const gaps = axis.granularity === 'Daily' ? answers.filter(({ neverAsked }) => neverAsked !== undefined) : [];
  const series = seen.map((accumulator) => toSeries(accumulator, { axis, labels, gaps }));
  const kept = query.top ? keepTop(series, query.top, labels) : series;
  const ordered = [...kept].sort(compareSeries);
  return { labels, series: query.cumulative ? ordered.map(cumulate) : ordered };
}

function accumulate(
  { scope, question, table }: ScopeAnswer,
  {
    query,
    axis,
    accumulators,
  }: { readonly query: CostsQuery; readonly axis: SlotAxis; readonly accumulators: Map<string, Accumulator> }
): void {
  const partsOf = groupReader(query, question);
  const targets = table.groups.map((group) => {
    const parts = partsOf(group);
    const key = [scope.path, parts.currency, ...parts.groupValues].join('\u0000');
    const known = accumulators.get(key) ?? newAccumulator(scope, parts, axis.slotCount);
    accumulators.set(key, known);
    return { ...known, unit: parts.unit };
  });
  // The days of a total all go into its one slot.
  const isSummed = axis.granularity === 'None' && question.granularity === 'Daily';
  const first = isSummed ? axis.days.first : axis.firstSlot;
  const count = isSummed ? spanLength(axis.days) : axis.slotCount;
  for (let row = 0; row < table.amounts.length; row += 1) {
    const offset = (table.slotOfRow[row] ?? 0) - first;
    const target = targets[table.groupOfRow[row] ?? 0];
    if (target !== undefined && offset >= 0 && offset < count) {
      const slot = isSummed ? 0 : offset;
      target.amounts[slot] = (target.amounts[slot] ?? 0) + (table.amounts[row] ?? 0);
      target.present[slot] = 1;
      if (target.unit !== undefined) {
        target.units.add(target.unit);
      }
    }
  }
}

interface GroupParts {
  readonly groupValues: readonly string[];
  readonly currency: string;
  /** Set where the question asked for the unit of measure and the query did not. */
  readonly unit?: string;
}

/** Finds the values of the query's groupings among those of the question, which has them in an order of its own. */
function groupReader(query: CostsQuery, { groupBy }: ScopeAnswer['question']): (group: CostGroup) => GroupParts {
  const positionOf = (type: string, name: string) =>
    groupBy.findIndex((grouping) => grouping.type === type && grouping.name === name);
  const positions = query.groupBy.map(({ type, name }) => positionOf(type, name));
  const unitPosition = groupBy.length > query.groupBy.length ? positionOf('Dimension', 'UnitOfMeasure') : undefined;
  return ({ values, currency }) => ({
    groupValues: positions.map((position) => values[position] || EMPTY_VALUE),
    currency: query.metric === 'Cost' ? currency : '',
    unit: unitPosition === undefined ? undefined : values[unitPosition] || EMPTY_VALUE,
  });
}

function newAccumulator(scope: ResolvedScope, { groupValues, currency }: GroupParts, slotCount: number): Accumulator {
  return {
    scope,
    groupValues,
    currency,
    amounts: new Float64Array(slotCount),
    present: new Uint8Array(slotCount),
    units: new Set(),
  };
}

function toSeries(
  accumulator: Accumulator,
  {
    axis,
    labels,
    gaps,
  }: { readonly axis: SlotAxis; readonly labels: LabelScheme; readonly gaps: readonly ScopeAnswer[] }
): CostSeries {
  const { present } = accumulator;
  present.fill(1, 0, Math.max(0, Math.min(axis.firstUnsettledSlot - axis.firstSlot, axis.slotCount)));
  for (const { scope, neverAsked } of gaps) {
    if (neverAsked !== undefined && scope.path === accumulator.scope.path) {
      present.fill(0, neverAsked.first - axis.firstSlot, neverAsked.last - axis.firstSlot + 1);
    }
  }
  return {
    ...accumulator,
    labels: labels.labelsOf(accumulator),
    total: totalOf(accumulator.amounts),
    units: [...accumulator.units].sort(),
  };
}
