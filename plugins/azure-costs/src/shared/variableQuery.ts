import { InvalidInput, parseInput, quote, schemaVersion, text } from '@glance/user-input';
import * as z from 'zod/mini';
import { type Dimension, DIMENSION_HINT, findDimension } from './dimensions';
import { distinctScopes, parseScope, type Scope, scopeProblem } from './scope';

/** What a dashboard variable can list. */
export const VARIABLES = ['subscriptions', 'resourceGroups', 'dimensionValues', 'tagKeys', 'tagValues'] as const;
export type VariableName = (typeof VARIABLES)[number];

/** A variable query as a dashboard saves it. */
export interface VariableQueryModel {
  readonly queryType: 'variable';
  readonly schemaVersion?: 1;
  readonly variable: VariableName;
  /**
   * Where the listed things are: a scope, or several with commas between them, as a variable with several selected
   * values becomes. Without it the data source's default scopes. Subscriptions have none.
   */
  readonly scope?: string;
  /** For `dimensionValues`: whose values. */
  readonly dimension?: string;
  /** For `tagValues`: whose values. */
  readonly tagKey?: string;
}

/** A variable query after parsing. */
export type VariableQuery =
  SubscriptionsVariable | ResourceGroupsVariable | DimensionValuesVariable | TagKeysVariable | TagValuesVariable;

/** Lists subscriptions: display name and id. */
interface SubscriptionsVariable {
  readonly queryType: 'variable';
  readonly variable: 'subscriptions';
}

interface ScopedVariable {
  readonly queryType: 'variable';
  /** Each once; empty: the data source's default scopes. */
  readonly scopes: readonly Scope[];
}

/** Lists the resource groups of subscriptions; scopes of other kinds are refused. */
interface ResourceGroupsVariable extends ScopedVariable {
  readonly variable: 'resourceGroups';
}

/** Lists the values that a dimension has in the costs of scopes. */
interface DimensionValuesVariable extends ScopedVariable {
  readonly variable: 'dimensionValues';
  readonly dimension: Dimension;
}

/** Lists the keys of the tags that stand on subscriptions, resource groups and resources. */
interface TagKeysVariable extends ScopedVariable {
  readonly variable: 'tagKeys';
}

/** Lists the values of one tag. */
interface TagValuesVariable extends ScopedVariable {
  readonly variable: 'tagValues';
  readonly tagKey: string;
}

const variableSchema = z.object({
  schemaVersion: schemaVersion(),
  variable: z._default(z.enum(VARIABLES), 'subscriptions'),
  scope: z._default(text(), ''),
  dimension: z._default(text(), ''),
  tagKey: z._default(text(), ''),
});

/**
 * Reads a variable query.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseVariableQuery(model: unknown): VariableQuery {
  const parsed = parseInput(variableSchema, model);
  const { variable } = parsed;
  switch (variable) {
    case 'subscriptions':
      return { queryType: 'variable', variable };
    case 'resourceGroups':
      return { queryType: 'variable', variable, scopes: subscriptionScopes(parsed.scope) };
    case 'dimensionValues':
      return {
        queryType: 'variable',
        variable,
        scopes: parseScopes(parsed.scope),
        dimension: parseDimension(parsed.dimension),
      };
    case 'tagKeys':
      return { queryType: 'variable', variable, scopes: parseScopes(parsed.scope) };
    case 'tagValues':
      return {
        queryType: 'variable',
        variable,
        scopes: parseScopes(parsed.scope),
        tagKey: parseTagKey(parsed.tagKey),
      };
  }
}

/**
 * Reads the scopes of a list, in one text with commas between them.
 * @returns each once; none for an empty text
 * @throws InvalidInput naming the field `scope`
 */
export function parseScopes(text: string): readonly Scope[] {
  const parts = text === '' ? [] : text.split(',');
  return distinctScopes(
    parts.map((part) => {
      const scope = parseScope(part);
      if (scope === undefined) {
        throw new InvalidInput('scope', scopeProblem('scope', part) ?? '');
      }
      return scope;
    })
  );
}

/** @throws InvalidInput naming the field `dimension` */
export function parseDimension(text: string): Dimension {
  const dimension = findDimension(text);
  if (dimension === undefined) {
    const problem = text === '' ? 'missing' : `${quote(text)}, which is no dimension of Azure Cost Management`;
    throw new InvalidInput('dimension', `dimension is ${problem}: ${DIMENSION_HINT}`);
  }
  return dimension;
}

/** @throws InvalidInput naming the field `tagKey` */
export function parseTagKey(text: string): string {
  if (text === '') {
    throw new InvalidInput('tagKey', 'tagKey is missing: name the key of a tag, such as costCenter');
  }
  return text;
}

function subscriptionScopes(text: string): readonly Scope[] {
  const scopes = parseScopes(text);
  const wide = scopes.find(({ kind }) => kind === 'managementGroup' || kind === 'billing');
  if (wide !== undefined) {
    throw new InvalidInput(
      'scope',
      `scope is ${quote(wide.path)}: resource groups are listed by subscription, so use "*" or subscriptions/<id>`
    );
  }
  return scopes;
}
