import { compareTexts } from '@glance/data-source';
import type { LogEvent } from '../../upstream/LogPage';
import { flatAttributes } from '../flatAttributes';
import { tagParts } from '../tagParts';

/**
 * Facets that every organization has (https://docs.datadoghq.com/logs/log_configuration/attributes_naming_convention/):
 * reserved attributes, and the tags of unified service tagging.
 */
export const BUILT_IN_FACETS: readonly string[] = ['service', 'status', 'host', 'source', 'env', 'version'];

/**
 * The facets by which some logs could be searched and grouped: built-in ones, keys of their tags, and paths of their
 * attributes. Datadog has no list of facets that can be asked for.
 */
export function facetNames(events: readonly LogEvent[]): readonly string[] {
  const tags = new Set<string>();
  const attributes = new Set<string>();
  for (const event of events) {
    event.tags.forEach((tag) => tags.add(tagParts(tag).key));
    for (const { facet } of flatAttributes(event.attributes)) {
      attributes.add(facet);
    }
  }
  const ownKeys = [...tags].filter((key) => key !== '').sort(compareTexts);
  return [...new Set([...BUILT_IN_FACETS, ...ownKeys, ...[...attributes].sort(compareTexts)])];
}
