import type { Labels } from '@glance/data-frames';
import { compareLabels, compareTexts } from '@glance/data-source';
import type { ResolvedScope } from './ResolvedScope';

/** The amounts of one scope, group and currency over the slots of the answer. */
export interface CostSeries {
  readonly scope: ResolvedScope;
  /** One for each grouping of the query, as shown: `(none)` for the empty value, `(others)` for the rest. */
  readonly groupValues: readonly string[];
  /** Billing currency for the metric `Cost`, `''` for the others. */
  readonly currency: string;
  readonly labels: Labels;
  /** One for each slot; 0 where there is none. */
  readonly amounts: Float64Array;
  /** 1 where a slot has an amount, 0 where it is null. */
  readonly present: Uint8Array;
  /** Sum of all amounts. */
  readonly total: number;
  /** Units of measure that were added up, sorted; empty unless the metric is `UsageQuantity`. */
  readonly units: readonly string[];
}

/** Sum of all amounts of a series. */
export function totalOf(amounts: Float64Array): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/**
 * The order of series and rows: by currency, then largest total, then label text by UTF-16 code unit. Series that were
 * cut off by `top` and then others must compare alike, so the total of a series is that before any running sum.
 */
export function compareSeries(a: CostSeries, b: CostSeries): number {
  return compareTexts(a.currency, b.currency) || b.total - a.total || compareLabels(a.labels, b.labels);
}
