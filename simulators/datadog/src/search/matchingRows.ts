import type { LogChunk } from '../logs/LogChunk';
import type { LogStore } from '../logs/LogStore';
import { compileFilter } from './compileFilter';
import type { LogQuery } from './LogQuery';

/** What {@link matchingRows} looks for. */
export interface MatchQuestion {
  readonly store: LogStore;
  readonly query: LogQuery;
  /** The moment as of which logs have arrived, epoch milliseconds. */
  readonly asOfMs: number;
}

/** Tests of a chunk's rows for arrival, range, index, tier and search, in the order of their price. */
export function matchingRows({ store, query, asOfMs }: MatchQuestion): (chunk: LogChunk) => (row: number) => boolean {
  const { fromMs, toMs, tier } = query;
  const selected = store.indexes.filter(({ name }) => query.indexes.some((asked) => asked === '*' || asked === name));
  const forgottenMs = new Map(selected.map(({ name, retentionMs }) => [name, asOfMs - retentionMs]));
  return (chunk) => {
    const { times, arrivals, rows } = chunk;
    const matches = compileFilter(query.filter, chunk);
    return (row) => {
      const timeMs = times[row] ?? 0;
      if (timeMs < fromMs || timeMs >= toMs || (arrivals[row] ?? 0) > asOfMs) {
        return false;
      }
      const log = rows[row];
      return (
        log !== undefined &&
        log.tier === tier &&
        timeMs >= (forgottenMs.get(log.index) ?? Number.POSITIVE_INFINITY) &&
        matches(row)
      );
    };
  };
}
