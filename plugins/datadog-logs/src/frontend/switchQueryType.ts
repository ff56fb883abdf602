import { type PanelDataQuery } from './DatadogLogsDataQuery';

/** The same search for another type of query: what belongs to the former type alone is not meant any more. */
export function switchQueryType(query: PanelDataQuery, queryType: PanelDataQuery['queryType']): PanelDataQuery {
  if (query.queryType === queryType) {
    return query;
  }
  const { refId, datasource, hide, key, query: search, indexes, storageTier } = query;
  const kept = { refId, datasource, hide, key, query: search, indexes, storageTier };
  const said = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  return { ...said, refId, queryType };
}
