import { grafanaFields } from '@glance/query-editor';
import { type PanelDataQuery } from './SendGridStatsDataQuery';

/** Another question about the same accounts: what belongs to the former type alone is not meant any more. */
export function switchQueryType(query: PanelDataQuery, queryType: PanelDataQuery['queryType']): PanelDataQuery {
  if (query.queryType === queryType) {
    return query;
  }
  const { accounts } = query;
  return { ...grafanaFields(query), queryType, ...(accounts !== undefined && { accounts }) };
}
