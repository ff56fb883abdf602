import { listedOptions, type ResourceOptions, useResourceOptions } from '@glance/query-editor';
import { findTemplateVariable } from '@glance/user-input';
import { type Source } from '../shared/sources';
import { ALL } from '../shared/StatsQuery';
import { type DataSource } from './DataSource';

/**
 * The names of a source in the chosen accounts, asked for when a picker is opened. SendGrid lists no mailbox providers.
 * @param accounts ids as the query has them; variables in them are replaced
 */
export function useNameOptions(
  dataSource: DataSource,
  { source, accounts }: { readonly source: Source; readonly accounts: readonly string[] }
): ResourceOptions {
  const ids = dataSource.replaceVariables(accounts);
  const isAskable = ids.length > 0 && ids.every((id) => findTemplateVariable(id) === undefined);
  const kind = source === 'categories' || source === 'subusers' ? source : undefined;
  return useResourceOptions({
    key: kind !== undefined && isAskable ? JSON.stringify([dataSource.uid, kind, ids]) : undefined,
    load: async (signal) => listedOptions(await dataSource.listNames(kind ?? 'categories', ids, signal)),
    onDemand: true,
  });
}

/** Ids as a query has them: none means all. */
export const orAll = (ids: readonly string[] | undefined): readonly string[] =>
  ids === undefined || ids.length === 0 ? [ALL] : ids;
