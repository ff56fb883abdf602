import type { Labels } from '@glance/data-frames';
import { dayTimes, spanLength } from '@glance/time-buckets';
import { type CostChangesQuery, FIGURES } from '../../../shared/CostChangesQuery';
import { compareLabels } from '@glance/data-source';
import type { CostSeries } from '../costs/CostSeries';
import { foldCosts, type ScopeAnswer } from '../costs/fold';
import { labelScheme } from '../costs/labels';
import type { SlotAxis } from '../costs/period';
import type { ResolvedScope } from '../costs/ResolvedScope';
import { type Comparison, dailyCosts } from './plan';

export interface FoldChangesInput {
  readonly query: CostChangesQuery;
  readonly comparison: Comparison;
  /** Every scope of the query, answered or not: they decide the names of labels. */
  readonly scopes: readonly ResolvedScope[];
  readonly answers: readonly ScopeAnswer[];
}

/** How the cost of one group in one currency has changed. */
interface CostChange {
  readonly labels: Labels;
  /** Billing currency for the metric `Cost`, `''` for the others. */
  readonly currency: string;
  /** Null, as everything that follows from it, where Azure has not been asked about one of the days. */
  readonly current: number | null;
  /** Mean of the same weekdays; a day without cost counts 0. */
  readonly baseline: number | null;
  readonly change: number | null;
  /** Null where the baseline is 0 too. */
  readonly changePercent: number | null;
}

/** The changes of an answer in the order in which they are shown. */
export interface FoldedChanges {
  /** Names of the labels, in the order of columns. */
  readonly labelNames: readonly string[];
  readonly changes: readonly CostChange[];
  /** The days that the changes were made of, for what there is to say of them. */
  readonly series: readonly CostSeries[];
}

/**
 * Compares the current day of each group with its baseline. A group that has gone is told with a current cost of 0; one
 * without cost on all the compared days is not told. The largest increase comes first.
 */
export function foldCostChanges({ query, comparison, scopes, answers }: FoldChangesInput): FoldedChanges {
  const { days } = comparison;
  const axis: SlotAxis = {
    granularity: 'Daily',
    firstSlot: days.first,
    slotCount: spanLength(days),
    firstUnsettledSlot: days.last + 1,
    times: dayTimes(days),
    days,
  };
  const { series } = foldCosts({ query: dailyCosts(query), axis, scopes, answers });
  // The same names whatever figure is asked for, so that a rule made from a table matches the same labels.
  const labels = labelScheme({ ...query, columns: FIGURES }, scopes);
  const changes = series
    .filter((one) => hasCost(one, comparison))
    .map((one) => ({ labels: labels.labelsOf(one), currency: one.currency, ...figuresOf(one, comparison) }));
  return { labelNames: labels.names, changes: changes.sort(compareChanges), series };
}

function hasCost({ amounts }: CostSeries, { current, baseline, days }: Comparison): boolean {
  return [...baseline, current].some((day) => (amounts[day - days.first] ?? 0) !== 0);
}

type Figures = Pick<CostChange, 'current' | 'baseline' | 'change' | 'changePercent'>;

function figuresOf({ amounts, present }: CostSeries, comparison: Comparison): Figures {
  const amountOn = (day: number) => {
    const slot = day - comparison.days.first;
    return present[slot] === 1 ? (amounts[slot] ?? 0) : null;
  };
  const current = amountOn(comparison.current);
  const baseline = meanOf(comparison.baseline.map(amountOn));
  if (current === null || baseline === null) {
    return { current, baseline, change: null, changePercent: null };
  }
  const change = current - baseline;
  return { current, baseline, change, changePercent: percentOf(change, baseline) };
}

function meanOf(amounts: ReadonlyArray<number | null>): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length < amounts.length ? null : known.reduce((sum, amount) => sum + amount, 0) / known.length;
}

// Of the baseline's size: a credit that shrinks is an increase of cost, and its percentage must say so too.
function percentOf(change: number, baseline: number): number | null {
  return baseline === 0 ? null : (change / Math.abs(baseline)) * 100;
}

function compareChanges(a: CostChange, b: CostChange): number {
  return compareNumbers(b.change, a.change) || compareLabels(a.labels, b.labels);
}

// What is not known is no increase, so it comes last.
function compareNumbers(a: number | null, b: number | null): number {
  const [left, right] = [a ?? -Infinity, b ?? -Infinity];
  return left === right ? 0 : left - right;
}
