import { listedOptions, type ResourceOptions, useResourceOptions } from '@glance/query-editor';
import { type DataSource } from './DataSource';
import { askableScopes } from './listedValues';

/** Keys of the tags in scopes, asked for on demand. @param scopes perhaps with variables */
export function useTagKeyOptions(dataSource: DataSource, scopes: readonly string[]): ResourceOptions {
  const scope = askableScopes(dataSource, scopes);
  return useResourceOptions({
    key: scope && JSON.stringify([dataSource.uid, scope]),
    load: async (signal) => listedOptions(await dataSource.listTagKeys({ scope: scope ?? [] }, signal)),
    onDemand: true,
  });
}
