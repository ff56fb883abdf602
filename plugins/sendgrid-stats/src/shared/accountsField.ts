import { InvalidInput, text } from '@glance/user-input';
import * as z from 'zod/mini';
import { ALL } from './StatsQuery';

/** The field `accounts` of a query, for a schema. */
export function accountsField() {
  return z._default(z.array(text()), [ALL]);
}

/**
 * Each id once; `["*"]` alone where one of them stands for all.
 * @throws InvalidInput when there is none
 */
export function normalAccounts(ids: readonly string[]): readonly string[] {
  if (ids.length === 0) {
    throw new InvalidInput('accounts', 'accounts is []: name at least one account, or use "*" for all');
  }
  return ids.includes(ALL) ? [ALL] : [...new Set(ids)];
}
