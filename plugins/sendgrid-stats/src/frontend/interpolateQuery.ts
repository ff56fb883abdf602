import { expandVariables, isAllSelected, replaceVariables, type VariableContext } from '@glance/query-editor';
import { ALL } from '../shared/StatsQuery';
import { type SendGridStatsDataQuery } from './SendGridStatsDataQuery';

/**
 * A query with every variable replaced, wherever a text can stand. An element of a list becomes one for each selected
 * value of the variable in it; *All* without a custom value is `*` for accounts and names, and every value otherwise.
 */
export function interpolateQuery<Q extends SendGridStatsDataQuery>(query: Q, context: VariableContext): Q {
  const replaced = replaceVariables(query, context);
  switch (query.queryType) {
    case 'stats': {
      const { names, metrics, rates } = query;
      return {
        ...replaced,
        ...interpolateAccounts(query, context),
        ...(names && { names: interpolateIds(names, context) }),
        ...(metrics && { metrics: interpolateList(metrics, context) }),
        ...(rates && { rates: interpolateList(rates, context) }),
      };
    }
    case 'credits':
      return {
        ...replaced,
        ...interpolateAccounts(query, context),
        ...(query.figures && { figures: interpolateList(query.figures, context) }),
      };
    default:
      return { ...replaced, ...interpolateAccounts(query, context) };
  }
}

/** Ids of accounts, or names, as a query has them when it is sent. */
export function interpolateIds(ids: readonly string[], context: VariableContext): readonly string[] {
  return ids.flatMap((id) => (isAllSelected(id, context) ? [ALL] : expandVariables(id, context)));
}

function interpolateAccounts(
  { accounts }: Pick<SendGridStatsDataQuery, 'accounts'>,
  context: VariableContext
): Pick<SendGridStatsDataQuery, 'accounts'> {
  return accounts === undefined ? {} : { accounts: interpolateIds(accounts, context) };
}

function interpolateList(texts: readonly string[], context: VariableContext): readonly string[] {
  return texts.flatMap((text) => expandVariables(text, context));
}
