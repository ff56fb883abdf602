import type { CachedQuestion } from '@glance/data-source';
import { type AskedTime, liveShiftMs, movedBack } from '../../../shared/liveRange';
import type { TimeRange } from '../../../shared/interval';
import type { LogsQuery } from '../../../shared/LogsQuery';
import type { SearchRequest } from '../../upstream/SearchRequest';
import { freshForMs } from '../freshness';
import type { HeldLogs } from './HeldLogs';

/** How long a list is fresh to which logs may still come, unless the data source says another. */
const OPEN_MS = 10_000;

/** What is to be listed. */
export interface LogsRequest extends Omit<SearchRequest, 'cursor'> {
  /** Of all pages together. */
  readonly limit: number;
}

/** What Datadog is asked for a query, and how its answer is kept; undefined when the range lies wholly in the future. */
export type LogsPlan = Pick<CachedQuestion<HeldLogs>, 'kind' | 'freshForMs'> & { readonly request: LogsRequest };

/**
 * Plans how to list a query's logs. The newest thousand of a range are not those of its parts, so an answer is good for
 * exactly that range, search, order and number.
 */
export function planLogs(
  { query, indexes, storageTier, sort, limit }: LogsQuery,
  asked: AskedTime
): LogsPlan | undefined {
  const range = listedRange(asked);
  if (range.fromMs > asked.nowMs) {
    return undefined;
  }
  const { cacheTtlMs: openMs = OPEN_MS } = asked;
  return {
    kind: 'logs',
    request: { query, indexes, storageTier, ...range, sort, limit },
    freshForMs: openMs === 0 ? 0 : (held) => freshForMs(timed(held, range), { endMs: range.toMs, openMs }),
  };
}

/** A range without length is the millisecond that it begins with. */
function listedRange(asked: AskedTime): TimeRange {
  const { fromMs, toMs } = movedBack(asked, liveShiftMs(asked));
  return { fromMs, toMs: Math.max(toMs, fromMs + 1) };
}

function timed({ askedAtMs, status, warnings }: HeldLogs, { toMs }: TimeRange) {
  return { askedAtMs, askedThroughMs: toMs, isWhole: status === 'done' && warnings.length === 0 };
}
