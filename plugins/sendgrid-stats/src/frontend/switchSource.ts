import { withoutDefaults } from '@glance/query-editor';
import { type Caller, findTemplateVariable } from '@glance/user-input';
import { statsDefaults } from '../shared/defaults';
import { METRICS, ratesOf, type Source } from '../shared/sources';
import { type StatsDataQuery } from './SendGridStatsDataQuery';

/**
 * The same question split another way. The names of one source mean nothing to another; figures that the other source
 * lacks are left out, and where nothing remains its default is asked.
 */
export function switchSource(query: StatsDataQuery, source: Source, caller: Caller): StatsDataQuery {
  const { names: _, top, metrics, rates, ...kept } = query;
  const keptMetrics = metrics && known(metrics, METRICS[source]);
  const keptRates = rates && known(rates, ratesOf(source));
  const isEmpty = (keptMetrics ?? []).length === 0 && (keptRates ?? []).length === 0;
  const by = top?.by !== undefined && known([top.by], METRICS[source]).length > 0 ? top.by : undefined;
  return withoutDefaults(
    {
      ...kept,
      source,
      ...(source !== 'global' && top !== undefined && { top: { ...top, by } }),
      metrics: isEmpty ? undefined : keptMetrics,
      rates: keptRates,
    },
    statsDefaults(caller, source)
  );
}

function known<T extends string>(figures: readonly T[], ofSource: readonly string[]): readonly T[] {
  return figures.filter((figure) => ofSource.includes(figure) || findTemplateVariable(figure) !== undefined);
}
