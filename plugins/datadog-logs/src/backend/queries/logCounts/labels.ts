import type { Labels } from '@glance/data-frames';
import { freeName } from '@glance/data-source';
import type { Compute, LogCountsQuery } from '../../../shared/LogCountsQuery';

/** The column, and the label, that tells computes apart where a query has several. */
export const METRIC_LABEL = 'metric';
/** The number column where it cannot be named by the only compute. */
const VALUE_COLUMN = 'value';

/** The labels of a query's answer. */
export interface LabelScheme {
  /** The labels of facets, in the order of the query's groupings. */
  readonly facetNames: readonly string[];
  /** A query with several computes has the label `metric` too. */
  readonly hasMetric: boolean;
  /** The number column of rows. */
  readonly valueColumn: string;
  labelsOf(by: readonly string[], compute: Compute): Labels;
}

/** Names the labels of an answer. A facet whose name is taken gets the prefix `facet_`. */
export function labelScheme({ computes, groupBy }: Pick<LogCountsQuery, 'computes' | 'groupBy'>): LabelScheme {
  const hasMetric = computes.length > 1;
  const valueColumn = hasMetric ? VALUE_COLUMN : (computes[0]?.name ?? VALUE_COLUMN);
  const taken = new Set([METRIC_LABEL, VALUE_COLUMN, valueColumn]);
  // What is called so already keeps its name, whatever comes before it.
  const facets = groupBy.map(({ facet }) => facet);
  const free = new Set([...taken, ...facets.filter((facet) => !taken.has(facet))]);
  const facetNames = facets.map((facet) => {
    const name = taken.has(facet) ? freeName(facet, free, 'facet_') : facet;
    free.add(name);
    return name;
  });
  return {
    facetNames,
    hasMetric,
    valueColumn,
    labelsOf: (by, { name }) => ({
      ...Object.fromEntries(facetNames.map((facet, index) => [facet, by[index] ?? ''])),
      ...(hasMetric && { [METRIC_LABEL]: name }),
    }),
  };
}
