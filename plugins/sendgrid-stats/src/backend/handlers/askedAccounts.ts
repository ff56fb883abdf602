import { badRequest } from '@glance/data-source';
import { quote } from '@glance/user-input';
import { ALL } from '../../shared/StatsQuery';
import type { AccountSource } from '../AccountSource';
import type { SendGridStatsInstance } from '../SendGridStatsInstance';

/** The accounts that a query asks for. */
export interface AskedAccounts {
  /** In the order of the query, or of the settings for `*`. */
  readonly sources: readonly AccountSource[];
  /** The query asks several accounts, or `*`, however many there are. */
  readonly hasMany: boolean;
}

/** @throws PluginError naming an id that the data source does not have */
export function askedAccounts(ids: readonly string[], { accounts }: SendGridStatsInstance): AskedAccounts {
  if (ids.includes(ALL)) {
    return { sources: accounts, hasMany: true };
  }
  const sources = ids.map((id, index) => {
    const found = accounts.find(({ account }) => account.id === id);
    if (found === undefined) {
      const known = accounts.map(({ account }) => account.id).join(', ');
      throw badRequest(
        `accounts[${index}] is ${quote(id)}, which this data source does not have: use "*" or one of ${known}`
      );
    }
    return found;
  });
  return { sources, hasMany: sources.length > 1 };
}
