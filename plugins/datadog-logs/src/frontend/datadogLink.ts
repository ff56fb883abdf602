import { type ShownTime } from '@glance/query-editor';
import { type DataFrame } from '@grafana/data';
import { datadogUrl } from '../shared/datadogUrl';
import { SEARCH_DEFAULTS } from '../shared/defaults';
import { type PanelDataQuery } from './DatadogLogsDataQuery';
import { type DataSource } from './DataSource';

/**
 * The address that opens a query's search in Datadog: that of the answer on screen, which knows exactly what was
 * counted, else one of the range that is shown.
 * @returns undefined while neither is known
 */
export function datadogLink(
  query: PanelDataQuery,
  frames: readonly DataFrame[],
  { dataSource, shown }: { readonly dataSource: DataSource; readonly shown: ShownTime }
): string | undefined {
  const answered = frames.filter(({ refId }) => refId === query.refId).map(({ meta }) => addressIn(meta?.custom));
  const [address] = answered.filter((found) => found !== undefined);
  if (address !== undefined || shown.range === undefined) {
    return address;
  }
  const { query: search, indexes, storageTier } = dataSource.applyTemplateVariables(query, {}) as PanelDataQuery;
  const asked = {
    query: search?.trim() || SEARCH_DEFAULTS.query,
    indexes: indexes?.length ? indexes : SEARCH_DEFAULTS.indexes,
    storageTier: storageTier ?? SEARCH_DEFAULTS.storageTier,
  };
  return datadogUrl(dataSource.appUrl, asked, shown.range);
}

// What a frame brings is opened by a click: no other scheme may stand there.
function addressIn(custom: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const url = custom?.datadogUrl;
  return typeof url === 'string' && /^https?:\/\//.test(url) ? url : undefined;
}
