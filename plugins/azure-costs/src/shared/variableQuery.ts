import * as z from 'zod/mini';
import { InvalidInput } from './InvalidInput';
import { parseInput } from './parseInput';
import { parseScope, type ResourceGroupScope, type Scope, scopeProblem, type SubscriptionScope } from './scope';
import { schemaVersion } from './schemaVersion';
import { text } from './text';

/** What a dashboard variable can list. */
export const VARIABLES = ['subscriptions', 'resourceGroups'] as const;
export type VariableName = (typeof VARIABLES)[number];

/** A variable query as a dashboard saves it. */
export interface VariableQueryModel {
  readonly queryType: 'variable';
  readonly schemaVersion?: 1;
  readonly variable: VariableName;
  /** For `resourceGroups`: the subscription; without it those of every default scope. */
  readonly scope?: string;
}

/** A variable query after parsing. */
export type VariableQuery = SubscriptionsVariable | ResourceGroupsVariable;

/** Lists subscriptions: display name and id. */
interface SubscriptionsVariable {
  readonly queryType: 'variable';
  readonly variable: 'subscriptions';
}

/** Lists the resource groups of one subscription, or, without a scope, of the data source's default scopes. */
export interface ResourceGroupsVariable {
  readonly queryType: 'variable';
  readonly variable: 'resourceGroups';
  readonly scope?: SubscriptionScope | ResourceGroupScope | Extract<Scope, { kind: 'all' }>;
}

const variableSchema = z.object({
  schemaVersion: schemaVersion(),
  variable: z._default(z.enum(VARIABLES), 'subscriptions'),
  scope: z._default(text(), ''),
});

/**
 * Reads a variable query.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseVariableQuery(model: unknown): VariableQuery {
  const { variable, scope: scopeText } = parseInput(variableSchema, model);
  if (variable === 'subscriptions') {
    return { queryType: 'variable', variable };
  }
  if (scopeText === '') {
    return { queryType: 'variable', variable };
  }
  const scope = parseScope(scopeText);
  if (scope === undefined) {
    throw new InvalidInput('scope', scopeProblem('scope', scopeText) ?? '');
  }
  if (scope.kind === 'managementGroup' || scope.kind === 'billing') {
    throw new InvalidInput(
      'scope',
      `scope is "${scopeText}": resource groups are listed by subscription, so use "*" or subscriptions/<id>`
    );
  }
  return { queryType: 'variable', variable, scope };
}
