import { legendText } from '@glance/data-source';
import type { CostSeries } from './CostSeries';
import { scopeName } from './ResolvedScope';

/** What decides how series are named, beside the series itself. */
export interface NameShape {
  /** The user's text with `{{label}}` parts; empty for the default name. */
  readonly legendFormat: string;
  /** The query asks several scopes, or `*`, however many series came. */
  readonly hasManyScopes: boolean;
  /** Several currencies came. */
  readonly hasManyCurrencies: boolean;
}

/**
 * The name of a series in legends. It follows from the query's shape, so that a new series never renames the others;
 * only the currency is added when it is needed.
 */
export function seriesName(series: CostSeries, { legendFormat, hasManyScopes, hasManyCurrencies }: NameShape): string {
  if (legendFormat !== '') {
    return legendText(legendFormat, series.labels);
  }
  const currency = hasManyCurrencies ? ` (${series.labels['currency'] ?? ''})` : '';
  return `${shapedName(series, hasManyScopes)}${currency}`;
}

function shapedName({ scope, groupValues }: CostSeries, hasManyScopes: boolean): string {
  if (groupValues.length === 0) {
    return scopeName(scope);
  }
  const group = groupValues.join(', ');
  return hasManyScopes ? `${scopeName(scope)}: ${group}` : group;
}
