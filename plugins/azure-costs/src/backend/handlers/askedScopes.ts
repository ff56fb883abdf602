import { badRequest } from '@glance/data-source';
import type { CostsQuery } from '../../shared/CostsQuery';
import { costsProblems } from '../../shared/limits';
import type { Scope } from '../../shared/scope';
import type { AzureCostsInstance } from '../AzureCostsInstance';

/**
 * The scopes of a query, or the data source's default ones where it names none.
 * @throws PluginError when there is none, or when a default scope does not go with the query's dimensions
 */
export function askedScopes(
  query: Pick<CostsQuery, 'scopes' | 'groupBy' | 'filters'>,
  { settings }: AzureCostsInstance
): readonly Scope[] {
  if (query.scopes.length > 0) {
    return query.scopes;
  }
  const scopes = settings.defaultScopes;
  if (scopes.length === 0) {
    throw badRequest('scopes is [] and the data source has no defaultScopes: name a scope in one of them');
  }
  // The query was checked as it is written; default scopes may not go with its dimensions either.
  const { groupBy, filters } = query;
  const [problem] = costsProblems({ groupBy, filters, scopes: scopes.map(({ path }) => path) });
  if (problem !== undefined) {
    throw badRequest(problem.message);
  }
  return scopes;
}
