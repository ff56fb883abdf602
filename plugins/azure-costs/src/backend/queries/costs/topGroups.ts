import type { Top } from '../../../shared/CostsQuery';
import { compareSeries, type CostSeries, totalOf } from './CostSeries';
import type { LabelScheme } from './labels';

/** What stands in the grouping labels of the series that holds everything outside the largest groups. */
const OTHERS = '(others)';

/**
 * Keeps the largest groups of each currency over the whole range. With `others` the rest become one series for each
 * currency and scope.
 */
export function keepTop(series: readonly CostSeries[], top: Top, labels: LabelScheme): readonly CostSeries[] {
  const kept: CostSeries[] = [];
  const rest: CostSeries[] = [];
  const keptOfCurrency = new Map<string, number>();
  for (const candidate of [...series].sort(compareSeries)) {
    const rank = keptOfCurrency.get(candidate.currency) ?? 0;
    if (rank < top.limit && !isNamedOthers(candidate)) {
      keptOfCurrency.set(candidate.currency, rank + 1);
      kept.push(candidate);
    } else {
      rest.push(candidate);
    }
  }
  return top.others ? [...kept, ...mergeByScope(rest, labels)] : kept;
}

// A tag may really say "(others)"; two series of one name cannot be told apart, so it joins the rest.
function isNamedOthers({ groupValues }: CostSeries): boolean {
  return groupValues.length > 0 && groupValues.every((value) => value === OTHERS);
}

function mergeByScope(rest: readonly CostSeries[], labels: LabelScheme): readonly CostSeries[] {
  const merged = new Map<string, CostSeries>();
  for (const series of rest) {
    const key = `${series.scope.path}\u0000${series.currency}`;
    const before = merged.get(key);
    merged.set(key, before === undefined ? asOthers(series, labels) : add(before, series));
  }
  return [...merged.values()];
}

function asOthers(series: CostSeries, labels: LabelScheme): CostSeries {
  const group = { ...series, groupValues: series.groupValues.map(() => OTHERS) };
  return { ...group, labels: labels.labelsOf(group) };
}

function add(a: CostSeries, b: CostSeries): CostSeries {
  const amounts = a.amounts.map((amount, slot) => amount + (b.amounts[slot] ?? 0));
  return {
    ...a,
    amounts,
    present: a.present.map((isPresent, slot) => isPresent | (b.present[slot] ?? 0)),
    total: totalOf(amounts),
    units: [...new Set([...a.units, ...b.units])].sort(),
  };
}
