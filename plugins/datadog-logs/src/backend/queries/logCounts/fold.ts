import type { Labels } from '@glance/data-frames';
import { compareLabels } from '@glance/data-source';
import { type Compute, EMPTY_VALUE, type Fill, type LogCountsQuery } from '../../../shared/LogCountsQuery';
import { isAdditive } from './combine';
import type { CountsTable, Slots } from './CountsTable';
import { labelScheme, type LabelScheme } from './labels';
import { type GroupValues, ListedGroups } from './ListedGroups';
import type { SlotAxis } from './SlotAxis';

/** What stands in the labels of the series over all groups. */
const TOTAL_VALUE = '(total)';

/** The values of one compute and group over the slots of the answer. */
export interface CountSeries {
  readonly compute: Compute;
  readonly by: GroupValues;
  readonly labels: Labels;
  readonly values: Slots;
}

export interface FoldedCounts {
  /** In the order of the answer: largest total first, then label text. */
  readonly series: readonly CountSeries[];
  readonly axis: SlotAxis;
  readonly labels: LabelScheme;
  /** Places of the groupings of which as many groups came, or were seen, as their limit allows. */
  readonly fullGroupings: readonly number[];
  /** Groups that are reported though others may have taken their places: their values are not known. */
  readonly unknownGroups: readonly GroupValues[];
  /** A group is called like the series over all groups, and was left out. */
  readonly hasGroupCalledTotal: boolean;
}

export interface FoldInput {
  readonly query: Pick<LogCountsQuery, 'computes' | 'groupBy' | 'fill' | 'expectedGroups'>;
  readonly axis: SlotAxis;
  readonly groups: CountsTable;
  /** Of all groups together. */
  readonly total?: CountsTable;
  /** Groups of a longer time, as shown. */
  readonly seen?: readonly GroupValues[];
}

interface Row {
  readonly by: GroupValues;
  /** One for each compute. */
  readonly values: readonly Slots[];
  readonly known: Uint8Array;
}

/** Makes series of what Datadog knows: groups that are always reported beside those that came, gaps filled, in order. */
export function foldLogCounts({ query, axis, groups, total, seen = [] }: FoldInput): FoldedCounts {
  const { computes, groupBy, fill, expectedGroups } = query;
  const labels = labelScheme(query);
  const listed = groups.groups.map(({ by }) => by);
  const expected = expectedGroups.map((group) => groupBy.map(({ facet }) => group[facet] || EMPTY_VALUE));
  const absent = distinctGroups([...expected, ...seen], listed);
  const tree = new ListedGroups(listed, groupBy);
  const unknownGroups = absent.filter((by) => tree.isPerhapsCut(by));
  const isUnknown = new Set(unknownGroups);
  const nothing = computes.map(() => Array.from({ length: axis.slotCount }, () => null));
  const noneKnown = new Uint8Array(axis.slotCount);
  const rows: readonly Row[] = [
    ...groups.groups.map((group) => ({ ...group, known: groups.known })),
    ...absent.map((by) => ({ by, values: nothing, known: isUnknown.has(by) ? noneKnown : groups.known })),
    ...(groupBy.length === 0 && listed.length === 0 ? [{ by: [], values: nothing, known: groups.known }] : []),
  ];
  const isCalledTotal = ({ by }: Row) => total !== undefined && by.every((value) => value === TOTAL_VALUE);
  const shown = rows.filter((row) => !isCalledTotal(row));
  const all = [...shown, ...(total === undefined ? [] : [totalRow(total, { query, axis })])];
  const series = all.flatMap((row) => seriesOf(row, { computes, fill, labels }));
  return {
    series: groupBy.length === 0 && series.every(isEmpty) ? [] : inOrder(series),
    axis,
    labels,
    // What is cut off the look-back is not kept.
    fullGroupings: [...new Set([...tree.fullGroupings, ...new ListedGroups(seen, groupBy).fullGroupings])],
    unknownGroups,
    hasGroupCalledTotal: shown.length < rows.length,
  };
}

function totalRow(
  { groups: [all], known }: CountsTable,
  { query: { computes, groupBy }, axis }: Pick<FoldInput, 'query' | 'axis'>
): Row {
  const nothing = computes.map(() => Array.from({ length: axis.slotCount }, () => null));
  return { by: groupBy.map(() => TOTAL_VALUE), values: all?.values ?? nothing, known };
}

function distinctGroups(groups: readonly GroupValues[], listed: readonly GroupValues[]): readonly GroupValues[] {
  const taken = new Set(listed.map((by) => JSON.stringify(by)));
  return groups.filter((by) => {
    const key = JSON.stringify(by);
    const isNew = !taken.has(key);
    taken.add(key);
    return isNew;
  });
}

function seriesOf(
  { by, values, known }: Row,
  {
    computes,
    fill,
    labels,
  }: { readonly computes: readonly Compute[]; readonly fill: Fill; readonly labels: LabelScheme }
): readonly CountSeries[] {
  return computes.map((compute, index) => ({
    compute,
    by,
    labels: labels.labelsOf(by, compute),
    values: fillsZero(fill, compute) ? withZeros(values[index] ?? [], known) : (values[index] ?? []),
  }));
}

/** Where nothing was counted there is nothing; of no values there is no mean. */
function fillsZero(fill: Fill, { aggregation }: Compute): boolean {
  return fill === 'zero' || (fill === 'auto' && (isAdditive(aggregation) || aggregation === 'cardinality'));
}

function withZeros(values: Slots, known: Uint8Array): Slots {
  return values.map((value, slot) => value ?? (known[slot] === 1 ? 0 : null));
}

function isEmpty({ values }: CountSeries): boolean {
  return values.every((value) => value === null);
}

function inOrder(series: readonly CountSeries[]): readonly CountSeries[] {
  return series
    .map((one) => ({ one, total: totalOf(one) }))
    .sort((a, b) => b.total - a.total || compareLabels(a.one.labels, b.one.labels))
    .map(({ one }) => one);
}

function totalOf({ values }: CountSeries): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
