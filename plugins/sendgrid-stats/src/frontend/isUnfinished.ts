import { type SendGridStatsDataQuery } from './SendGridStatsDataQuery';

/** True for a query that asks for no figure: nothing is chosen yet. */
export function isUnfinished(query: SendGridStatsDataQuery): boolean {
  switch (query.queryType) {
    case 'stats':
      return query.metrics?.length === 0 && (query.rates ?? []).length === 0;
    case 'credits':
      return query.figures?.length === 0;
    default:
      return false;
  }
}
