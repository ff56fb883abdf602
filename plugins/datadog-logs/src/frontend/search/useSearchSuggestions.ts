import { listedOptions, type ResourceOptions, useResourceOptions } from '@glance/query-editor';
import { useEffect } from 'react';
import { writeFacet, writeValue } from '../../shared/searchText';
import { type DataSource } from '../DataSource';
import { type Completion } from './completionAt';
import { type Suggestion, suggestionsOf } from './Suggestion';

export interface SearchSuggestions {
  readonly suggestions: readonly Suggestion[];
  /** Where they come from; undefined where nothing can be completed. */
  readonly source: ResourceOptions | undefined;
  /** What they are, in the plural. */
  readonly noun: string;
}

/**
 * What could stand at the caret. Each list is asked for once: values are those of all logs, not of the search that is
 * being written, since every further question costs a call of the scarce quota.
 * @param completion undefined while the field is not being written in
 */
export function useSearchSuggestions(dataSource: DataSource, completion: Completion | undefined): SearchSuggestions {
  const facets = useFacetOptions(dataSource);
  const facet = completion?.kind === 'value' ? completion.facet : undefined;
  const values = useResourceOptions({
    key: facet && JSON.stringify([dataSource.uid, facet]),
    load: async (signal) => listedOptions(await dataSource.listFacetValues({ facet: facet ?? '' }, signal)),
  });
  const { demand } = facets;
  const needsFacets = completion?.kind === 'facet';
  useEffect(() => {
    if (needsFacets) {
      demand();
    }
  }, [needsFacets, demand]);

  if (completion === undefined) {
    return { suggestions: [], source: undefined, noun: '' };
  }
  const { typed } = completion;
  return completion.kind === 'facet'
    ? {
        suggestions: suggestionsOf(facets.options, typed, (name) => `${writeFacet(name)}:`),
        source: facets,
        noun: 'facets',
      }
    : {
        suggestions: suggestionsOf(values.options, typed, writeBareValue),
        source: values,
        noun: `values of ${completion.facet}`,
      };
}

/** Facets to choose from, asked for on demand. */
export function useFacetOptions(dataSource: DataSource): ResourceOptions {
  return useResourceOptions({
    key: dataSource.uid,
    load: async (signal) => listedOptions(await dataSource.listFacets(signal)),
    onDemand: true,
  });
}

// Quotes where they are needed: a word of nothing but letters and the like reads better without.
function writeBareValue(value: string): string {
  return /^[\p{L}\p{N}_./][\p{L}\p{N}_./@-]*$/u.test(value) && !/^(AND|OR|NOT)$/.test(value)
    ? value
    : writeValue(value);
}
