import type { Notice } from '@glance/data-frames';
import type { CostsQuery } from '../../../shared/CostsQuery';
import type { CostSeries } from './CostSeries';
import type { CostsPeriod } from './period';

type ShownPeriod = Extract<CostsPeriod, { kind: 'period' }>;

/** What users must know about the figures themselves: what Azure may still change, and units that do not add up. */
export function figureNotices(
  query: CostsQuery,
  { period, series }: { readonly period: ShownPeriod; readonly series: readonly CostSeries[] }
): readonly Notice[] {
  return [...unsettledNotice(query, period), ...unitNotices(query, series)];
}

/** Said on a dashboard when dropping unsettled days leaves nothing to show; an alert rule gets it as its error. */
export function allUnsettledText({ granularity, unsettledDays: { days } }: CostsQuery): string {
  const isOne = days === 1;
  const what =
    granularity === 'Monthly'
      ? `Every month of the range has ${isOne ? 'the newest day' : `some of the newest ${days} days`} in it`
      : `Every day of the range is ${isOne ? 'the newest day' : `one of the newest ${days} days`}`;
  return `${what}, which Azure may still change and unsettledDays drops: ask for an earlier range, or set unsettledDays to fewer days or to "mark" or "include"`;
}

function unsettledNotice({ unsettledDays }: CostsQuery, { unsettled }: ShownPeriod): readonly Notice[] {
  if (unsettledDays.show !== 'mark' || unsettled === undefined) {
    return [];
  }
  const { first, last } = unsettled;
  const when = first === last ? `${first} is` : `${first} to ${last} are`;
  return [{ severity: 'info', text: `${when} not settled: Azure may still change these costs.` }];
}

/** What users must know of usage quantities: whether different units were added up. */
export function unitNotices(
  { metric, groupBy }: Pick<CostsQuery, 'metric' | 'groupBy'>,
  series: readonly CostSeries[]
): readonly Notice[] {
  if (metric !== 'UsageQuantity' || series.length === 0) {
    return [];
  }
  const mixed = new Set(series.filter(({ units }) => units.length > 1).flatMap(({ units }) => units));
  if (mixed.size > 0) {
    const units = [...mixed].sort().join(', ');
    return [
      warning(`Quantities of different units are added up (${units}): group by UnitOfMeasure to keep them apart.`),
    ];
  }
  // Azure takes two groupings, so with two of the user's own nothing tells the units.
  const isUnitUnknown = series.some(({ units }) => units.length === 0) && !groupBy.some(isUnitOfMeasure);
  return isUnitUnknown
    ? [warning('Quantities of different units may be added up: with two groupings Azure does not tell their units.')]
    : [];
}

function isUnitOfMeasure({ type, name }: CostsQuery['groupBy'][number]): boolean {
  return type === 'Dimension' && name === 'UnitOfMeasure';
}

function warning(text: string): Notice {
  return { severity: 'warning', text };
}
