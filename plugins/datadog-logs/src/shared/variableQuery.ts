import { InvalidInput, parseInput, schemaVersion, text } from '@glance/user-input';
import * as z from 'zod/mini';
import { normalQuery } from './searchFields';

/** What a dashboard variable can list. */
const VARIABLES = ['facetValues', 'facets', 'indexes'] as const;
export type VariableName = (typeof VARIABLES)[number];

/** What a variable query means where it says nothing. */
export const VARIABLE_DEFAULTS = { variable: 'facetValues', facet: 'service' } as const;

/** A variable query as a dashboard saves it. */
export interface VariableQueryModel {
  readonly queryType: 'variable';
  readonly schemaVersion?: 1;
  readonly variable: VariableName;
  /** For `facetValues`: whose values, such as `service` or `@http.status_code`. */
  readonly facet?: string;
  /** For `facetValues` and `facets`: search text for the logs that are looked at. */
  readonly query?: string;
}

/** A variable query after parsing. */
export type VariableQuery = FacetValuesVariable | FacetsVariable | IndexesVariable;

/** Lists the values of a facet, the most frequent first. */
interface FacetValuesVariable {
  readonly queryType: 'variable';
  readonly variable: 'facetValues';
  readonly facet: string;
  /** Never empty: `*` finds everything. */
  readonly query: string;
}

/** Lists facets: those that all logs can have, and those of newest logs. */
interface FacetsVariable {
  readonly queryType: 'variable';
  readonly variable: 'facets';
  readonly query: string;
}

/** Lists the organization's indexes. */
interface IndexesVariable {
  readonly queryType: 'variable';
  readonly variable: 'indexes';
}

const variableSchema = z.object({
  schemaVersion: schemaVersion(),
  variable: z._default(z.enum(VARIABLES), VARIABLE_DEFAULTS.variable),
  facet: z._default(text(), VARIABLE_DEFAULTS.facet),
  query: z._default(text(), ''),
});

/**
 * Reads a variable query.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseVariableQuery(model: unknown): VariableQuery {
  const { variable, facet, query } = parseInput(variableSchema, model);
  switch (variable) {
    case 'facetValues':
      return { queryType: 'variable', variable, facet: parseFacet(facet), query: normalQuery(query) };
    case 'facets':
      return { queryType: 'variable', variable, query: normalQuery(query) };
    case 'indexes':
      return { queryType: 'variable', variable };
  }
}

const searchSchema = z.object({ query: z._default(text(), '') });

/**
 * Reads the search text of a list.
 * @throws InvalidInput naming the field `query`
 */
export function parseSearch(query: string | undefined): string {
  return normalQuery(parseInput(searchSchema, { query }).query);
}

const facetSchema = z.object({ facet: text() });

/**
 * Reads the facet whose values are listed.
 * @throws InvalidInput naming the field `facet`
 */
export function parseFacet(text: string): string {
  const facet = parseInput(facetSchema, { facet: text }).facet.trim();
  if (facet === '') {
    throw new InvalidInput('facet', 'facet is missing: name one such as "service" or "@http.status_code"');
  }
  return facet;
}
