import { legendText } from '@glance/data-source';
import type { LogCountsQuery } from '../../../shared/LogCountsQuery';
import type { CountSeries } from './fold';

/**
 * The name of a series in legends. It follows from the query's shape, so that a new series never renames the others:
 * the values of its group, with the name of the compute before them where there are several.
 */
export function seriesName(
  { by, compute, labels }: CountSeries,
  { legendFormat, groupBy, computes }: Pick<LogCountsQuery, 'legendFormat' | 'groupBy' | 'computes'>
): string {
  if (legendFormat !== '') {
    // A facet goes by its own name too where its label could not have it.
    const facets = Object.fromEntries(groupBy.map(({ facet }, index) => [facet, by[index] ?? '']));
    return legendText(legendFormat, { ...facets, ...labels });
  }
  const group = by.join(', ');
  if (group === '' || computes.length > 1) {
    return group === '' ? compute.name : `${compute.name}: ${group}`;
  }
  return group;
}
