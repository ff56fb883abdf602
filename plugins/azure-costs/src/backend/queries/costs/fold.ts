import { type CostsQuery, EMPTY_VALUE } from '../../../shared/CostsQuery';
import { cumulate } from './cumulate';
import { compareSeries, type CostSeries, totalOf } from './CostSeries';
import type { CostGroup, CostTable } from './CostTable';
import type { CostsRequest } from './CostsRequest';
import { dataColumns } from './frameType';
import { type LabelScheme, labelScheme } from './labels';
import type { SlotAxis } from './period';
import type { ResolvedScope } from './ResolvedScope';
import { keepTop } from './topGroups';

/** The answer to one of a plan's requests. */
export interface ScopeAnswer {
  readonly scope: ResolvedScope;
  readonly request: CostsRequest;
  readonly table: CostTable;
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
 * Makes series of answers. Rows outside the shown period are left out (Azure sends such rows); pieces of time and
 * pages come together; currencies stay apart for `Cost` and are added up for the other metrics. A settled slot without
 * a row is 0, an unsettled one is null; without any row there is no series.
 */
export function foldCosts({ query, axis, scopes, answers }: FoldInput): FoldedCosts {
  const labels = labelScheme({ ...query, columns: dataColumns(query) }, scopes);
  const accumulators = new Map<string, Accumulator>();
  for (const answer of answers) {
    accumulate(answer, { query, axis, accumulators });
  }
  const series = [...accumulators.values()]
    .filter(({ present }) => present.includes(1))
    .map((accumulator) => toSeries(accumulator, axis, labels));
  const kept = query.top ? keepTop(series, query.top, labels) : series;
  const ordered = [...kept].sort(compareSeries);
  return { labels, series: query.cumulative ? ordered.map(cumulate) : ordered };
}

function accumulate(
  { scope, request, table }: ScopeAnswer,
  {
    query,
    axis,
    accumulators,
  }: { readonly query: CostsQuery; readonly axis: SlotAxis; readonly accumulators: Map<string, Accumulator> }
): void {
  const targets = table.groups.map((group) => {
    const parts = groupParts(group, query, request);
    const key = [scope.path, parts.currency, ...parts.groupValues].join('\u0000');
    const known = accumulators.get(key) ?? newAccumulator(scope, parts, axis.slotCount);
    accumulators.set(key, known);
    return { ...known, unit: parts.unit };
  });
  for (let row = 0; row < table.amounts.length; row += 1) {
    const slot = (table.slotOfRow[row] ?? 0) - axis.firstSlot;
    const target = targets[table.groupOfRow[row] ?? 0];
    if (target !== undefined && slot >= 0 && slot < axis.slotCount) {
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
  /** Set where the request asked for the unit of measure and the query did not. */
  readonly unit?: string;
}

function groupParts({ values, currency }: CostGroup, query: CostsQuery, { groupBy }: CostsRequest): GroupParts {
  const valueOf = (type: string, name: string) =>
    values[groupBy.findIndex((grouping) => grouping.type === type && grouping.name === name)];
  return {
    groupValues: query.groupBy.map(({ type, name }) => valueOf(type, name) || EMPTY_VALUE),
    currency: query.metric === 'Cost' ? currency : '',
    unit: groupBy.length > query.groupBy.length ? valueOf('Dimension', 'UnitOfMeasure') || EMPTY_VALUE : undefined,
  };
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

function toSeries(accumulator: Accumulator, axis: SlotAxis, labels: LabelScheme): CostSeries {
  const settledSlots = Math.max(0, axis.firstUnsettledSlot - axis.firstSlot);
  return {
    ...accumulator,
    labels: labels.labelsOf(accumulator),
    present: accumulator.present.fill(1, 0, Math.min(settledSlots, axis.slotCount)),
    total: totalOf(accumulator.amounts),
    units: [...accumulator.units].sort(),
  };
}
