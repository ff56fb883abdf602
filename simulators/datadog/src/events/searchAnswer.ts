import type { JsonReader } from '@glance/simulator-common';
import type { LogStore } from '../logs/LogStore';
import { answerMeta, type AnswerMeta } from '../routes/answerMeta';
import type { Cursors } from '../routes/Cursors';
import { parseLogQuery } from '../search/LogQuery';
import { listLogs, type LogPlace } from './listLogs';
import { logResource } from './logResource';

const DEFAULT_LIMIT = 10;
const MOST_LOGS = 1000;

/** The body of a search's answer, but for its links. */
export interface SearchAnswer {
  readonly data: readonly object[];
  readonly meta?: AnswerMeta;
}

/**
 * Answers `POST /api/v2/logs/events/search`. As recorded from Datadog (DataDog/datadog-api-client-go, cassettes of "Search
 * logs returns OK response"), whatever has logs has a cursor, also the last page; without logs there is no `meta` at all.
 * @throws DatadogError 400 */
export function searchAnswer(
  body: JsonReader,
  { store, cursors }: { readonly store: LogStore; readonly cursors: Cursors }
): SearchAnswer {
  const startedAtMs = performance.now();
  const { filter, sort, page } = body.object(['filter', 'options', 'page', 'sort']);
  const { cursor, limit } = page.isMissing ? {} : page.object(['cursor', 'limit']);
  const order = sort.isMissing || sort.oneOf(['timestamp', '-timestamp']) === '-timestamp' ? 'descending' : 'ascending';
  const most = limit === undefined || limit.isMissing ? DEFAULT_LIMIT : limit.integer({ min: 1, max: MOST_LOGS });
  const search = [filter.raw(), order];
  const kind = 'search';
  const after =
    cursor === undefined || cursor.isMissing ? undefined : cursors.redeem<LogPlace>(cursor.string(), { kind, search });
  const query = parseLogQuery(filter, store.nowMs);
  const logs = listLogs({ store, query, asOfMs: store.nowMs, order, limit: most, after });
  const last = logs.at(-1);
  const place = last && { timeMs: last.timeMs, sequence: last.sequence };
  const meta = answerMeta({
    store,
    query,
    startedAtMs,
    after: place && cursors.issue<LogPlace>({ kind, search, place }),
  });
  const data = logs.map(logResource);
  return data.length === 0 && meta.warnings === undefined ? { data } : { data, meta };
}
