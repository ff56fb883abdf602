import type { LogChunk } from '../logs/LogChunk';
import type { StoredLog } from '../logs/LogEvent';
import { type MatchQuestion, matchingRows } from '../search/matchingRows';

/** A place between two logs. */
export interface LogPlace {
  readonly timeMs: number;
  readonly sequence: number;
}

/** What {@link listLogs} is asked. */
export interface ListQuestion extends MatchQuestion {
  readonly order: 'ascending' | 'descending';
  readonly limit: number;
  /** Only logs that follow this one in the order. */
  readonly after?: LogPlace;
}

/**
 * The first logs in order of time, and of their sequence within a millisecond. Logs that arrive between two pages are in
 * a later page or in none, and move no other log.
 */
export function listLogs(question: ListQuestion): readonly StoredLog[] {
  const { store, query, order, limit, after } = question;
  const sign = order === 'ascending' ? 1 : -1;
  const compare = (one: LogPlace, other: LogPlace) =>
    sign * (one.timeMs - other.timeMs || one.sequence - other.sequence);
  const testOf = matchingRows(question);
  const found: StoredLog[] = [];
  let pending: StoredLog[] = [];
  let hour: number | undefined;
  const settle = () => {
    found.push(...pending.sort(compare).slice(0, limit - found.length));
    pending = [];
  };
  for (const chunk of store.chunks(query, order)) {
    // An hour can have two chunks, which are sorted together.
    const chunkHour = hourOf(chunk);
    if (chunkHour !== hour) {
      settle();
      hour = chunkHour;
      if (found.length >= limit) {
        return found;
      }
    }
    const matches = testOf(chunk);
    chunk.rows.forEach((log, row) => {
      if ((after === undefined || compare(log, after) > 0) && matches(row)) {
        pending.push(log);
      }
    });
  }
  settle();
  return found;
}

function hourOf({ times }: LogChunk): number {
  return Math.floor((times[0] ?? 0) / 3_600_000);
}
