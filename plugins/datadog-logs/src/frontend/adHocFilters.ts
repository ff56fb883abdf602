import { type AdHocVariableFilter } from '@grafana/data';
import { allOf, writeFacet, writeFilter, writeText } from '../shared/searchText';

/** A search that the filters of a dashboard, or of Explore, narrow down. */
export function withAdHocFilters(search: string, filters: readonly AdHocVariableFilter[]): string {
  return filters.length === 0 ? search : allOf([search, ...filters.map(filterText)]);
}

function filterText({ key, operator, value, values = [value] }: AdHocVariableFilter): string {
  // One that is being filled in has no key yet.
  if (key === '') {
    return '';
  }
  const facet = writeFacet(key);
  switch (operator) {
    case '=|':
      return writeFilter({ facet: key, values });
    case '!=|':
      return writeFilter({ facet: key, values, isExcluded: true });
    case '!=':
      return writeFilter({ facet: key, values: [value], isExcluded: true });
    case '=~':
      return `${facet}:${wildcardText(value)}`;
    case '!~':
      return `-${facet}:${wildcardText(value)}`;
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `${facet}:${operator}${writeText(value)}`;
    default:
      return writeFilter({ facet: key, values: [value] });
  }
}

/**
 * Datadog has wildcards in place of regular expressions: `.*` and `*` are any text, `.` and `?` stand for themselves and
 * for one character; the anchors say what holds anyway.
 */
function wildcardText(pattern: string): string {
  return pattern
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .split(/\.?\*/)
    .map((part) => part.split('?').map(writeText).join('?'))
    .join('*');
}
