import type { TimeRange } from './interval';
import { ALL_INDEXES, type LogSearch, type StorageTier } from './LogSearch';

// As the Log Explorer itself writes them into its address.
const STORAGES: Readonly<Record<StorageTier, string>> = {
  indexes: 'hot',
  'online-archives': 'online_archives',
  flex: 'flex_tier',
};

/**
 * The address that opens a search in Datadog's Log Explorer, over exactly that time.
 * @param appUrl where the site's pages are
 */
export function datadogUrl(appUrl: string, { query, indexes, storageTier }: LogSearch, range: TimeRange): string {
  const parameters = new URLSearchParams({
    query,
    ...(!indexes.includes(ALL_INDEXES) && { index: indexes.join(',') }),
    storage: STORAGES[storageTier],
    from_ts: String(range.fromMs),
    to_ts: String(range.toMs),
    live: 'false',
  });
  // A `+` for a space is the habit of forms; in an address it may be read as itself.
  return `${appUrl}/logs?${parameters.toString().replaceAll('+', '%20')}`;
}
