import { parseInput, schemaVersion } from '@glance/user-input';
import * as z from 'zod/mini';
import { accountsField, normalAccounts } from './accountsField';

/** What a dashboard variable can list. */
const VARIABLES = ['accounts', 'categories', 'subusers'] as const;
export type VariableName = (typeof VARIABLES)[number];

/** A variable query as a dashboard saves it. */
export interface VariableQueryModel {
  readonly queryType: 'variable';
  readonly schemaVersion?: 1;
  readonly variable: VariableName;
  /** Whose categories or subusers; ids of accounts. */
  readonly accounts?: readonly string[];
}

/** A variable query after parsing. */
export interface VariableQuery {
  readonly queryType: 'variable';
  readonly variable: VariableName;
  readonly accounts: readonly string[];
}

const schema = z.object({
  schemaVersion: schemaVersion(),
  variable: z._default(z.enum(VARIABLES), 'accounts'),
  accounts: accountsField(),
});

/**
 * Reads a variable query.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseVariableQuery(model: unknown): VariableQuery {
  const { variable, accounts } = parseInput(schema, model);
  return { queryType: 'variable', variable, accounts: normalAccounts(accounts) };
}
