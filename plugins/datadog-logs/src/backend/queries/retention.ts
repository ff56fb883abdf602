import type { TimeRange } from '../../shared/interval';
import { ALL_INDEXES, type LogSearch } from '../../shared/LogSearch';
import type { LogIndex } from '../upstream/LogIndex';

const DAY_MS = 86_400_000;

/** Datadog keeps indexed logs at least so long (https://docs.datadoghq.com/logs/log_configuration/indexes/#set-log-retention). */
const SHORTEST_RETENTION_MS = 3 * DAY_MS;

const MOST_NAMED = 3;

type Searched = Pick<LogSearch, 'indexes' | 'storageTier'>;

/** Whether a range may begin before the oldest logs that are kept. Archives have logs from whenever they were written. */
export function mayOutlastRetention({ storageTier }: Searched, { fromMs }: TimeRange, nowMs: number): boolean {
  return storageTier !== 'online-archives' && fromMs < nowMs - SHORTEST_RETENTION_MS;
}

/** Says which of the searched indexes have forgotten logs of a range, of which there is no sign in what they answer. */
export function retentionText(
  { indexes, storageTier }: Searched,
  { fromMs }: TimeRange,
  { nowMs, known }: { readonly nowMs: number; readonly known: readonly LogIndex[] }
): string | undefined {
  const forgotten = known.flatMap(({ name, retentionDays, flexRetentionDays }) => {
    const days = storageTier === 'flex' ? (flexRetentionDays ?? retentionDays) : retentionDays;
    const isSearched = indexes.includes(ALL_INDEXES) || indexes.includes(name);
    return isSearched && days !== undefined && fromMs < nowMs - days * DAY_MS ? [`"${name}" ${days} days`] : [];
  });
  if (forgotten.length === 0) {
    return undefined;
  }
  const rest = forgotten.length - MOST_NAMED;
  const names = [...forgotten.slice(0, MOST_NAMED), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
  return `The range begins before the oldest logs that are kept in storage tier "${storageTier}" (index ${names}): what is older is missing.`;
}
