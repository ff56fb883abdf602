import { EMPTY_VALUE } from './LogCountsQuery';

/** A condition on one facet, as filters of a dashboard make it. */
export interface FacetFilter {
  /** `service`, `@http.status_code`, or the key of a tag. */
  readonly facet: string;
  /** A log matches with any of them; `(none)` or an empty text is a log without the facet. At least one. */
  readonly values: readonly string[];
  /** Logs that match are left out instead. */
  readonly isExcluded?: boolean;
}

/** The search that finds everything. */
const EVERYTHING = '*';

// What Datadog reads as syntax outside of quotes (https://docs.datadoghq.com/logs/explorer/search_syntax/, "Escape
// special characters and spaces"); a hyphen is syntax only where a term begins.
const SPECIAL = /[\s!&|<>=(){}[\]"*?:\\#]/g;

/**
 * A value in quotes, so that nothing in it is syntax: neither `*` and `?`, which are wildcards only outside of quotes, nor
 * words such as `OR`.
 */
export function writeValue(value: string): string {
  return `"${value.replaceAll(/[\\"]/g, '\\$&')}"`;
}

/** Values as they may stand behind `facet:`; several become `("a" OR "b")`. */
export function writeValues(values: readonly string[]): string {
  const quoted = values.map(writeValue);
  return quoted.length === 1 ? (quoted[0] ?? '') : `(${quoted.join(' OR ')})`;
}

/** A text in which no character is syntax, without quotes, so that more can stand beside it: a wildcard, or another text. */
export function writeText(text: string): string {
  return text.replaceAll(SPECIAL, '\\$&').replace(/^-/, '\\$&');
}

/** The name of a facet as it may stand before a `:`. */
export function writeFacet(facet: string): string {
  return writeText(facet.trim());
}

/** Search text that finds exactly the logs that a filter means. */
export function writeFilter({ facet, values, isExcluded = false }: FacetFilter): string {
  const name = writeFacet(facet);
  const named = [...new Set(values)].filter((value) => !isEmpty(value));
  const missing = values.some(isEmpty) ? [`-${name}:${EVERYTHING}`] : [];
  const present = named.length === 0 ? [] : [`${name}:${writeValues(named)}`];
  const [first = '', second] = [...present, ...missing];
  if (second !== undefined) {
    return isExcluded ? `(-${first} ${name}:${EVERYTHING})` : `(${first} OR ${second})`;
  }
  if (!isExcluded) {
    return first;
  }
  return missing.length > 0 ? `${name}:${EVERYTHING}` : `-${first}`;
}

/** Search text that finds the values of a facet that begin in a way. Datadog tells upper from lower case. */
export function writePrefix(facet: string, prefix: string): string {
  return `${writeFacet(facet)}:${writeText(prefix)}${EVERYTHING}`;
}

/** A search whose logs match several searches at once; `*` where none says anything. */
export function allOf(searches: readonly string[]): string {
  const parts = searches.map((search) => search.trim()).filter((search) => search !== '' && search !== EVERYTHING);
  return parts.length > 1 ? parts.map(inParentheses).join(' ') : (parts[0] ?? EVERYTHING);
}

// A single term cannot hold an `OR`.
function inParentheses(search: string): string {
  return /\s/.test(search) ? `(${search})` : search;
}

function isEmpty(value: string): boolean {
  return value === '' || value === EMPTY_VALUE;
}
