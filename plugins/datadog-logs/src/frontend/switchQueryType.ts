import { grafanaFields } from '@glance/query-editor';
import { type PanelDataQuery } from './DatadogLogsDataQuery';

/** The same search for another type of query: what belongs to the former type alone is not meant any more. */
export function switchQueryType(query: PanelDataQuery, queryType: PanelDataQuery['queryType']): PanelDataQuery {
  if (query.queryType === queryType) {
    return query;
  }
  const { query: search, indexes, storageTier } = query;
  return {
    ...grafanaFields(query),
    queryType,
    ...(search !== undefined && { query: search }),
    ...(indexes !== undefined && { indexes }),
    ...(storageTier !== undefined && { storageTier }),
  };
}
