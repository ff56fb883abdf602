import type { CostSeries } from './CostSeries';

/** The running total of a series. A null stays null, and the sum goes on after it. */
export function cumulate(series: CostSeries): CostSeries {
  let sum = 0;
  const amounts = series.amounts.map((amount, slot) => {
    sum += amount;
    return series.present[slot] === 1 ? sum : 0;
  });
  return { ...series, amounts };
}
