import type { JsonReader } from '@glance/simulator-common';
import { STORAGE_TIERS, type StorageTier } from '../logs/LogEvent';
import { parseInstant } from '../time/parseInstant';
import type { LogFilter } from './LogFilter';
import { parseSearch } from './parseSearch';

/** Which logs a request is about. Times are epoch milliseconds; `toMs` is not part of the range. */
export interface LogQuery {
  readonly filter: LogFilter;
  readonly fromMs: number;
  readonly toMs: number;
  /** Names as the client wrote them; `*` means all. */
  readonly indexes: readonly string[];
  readonly tier: StorageTier;
}

/** Reads the part `filter`, which has a default for everything. */
export function parseLogQuery(reader: JsonReader, nowMs: number): LogQuery {
  const { query, from, to, indexes, storage_tier } =
    (reader.isMissing ? undefined : reader)?.object(['query', 'from', 'to', 'indexes', 'storage_tier']) ?? {};
  const fromMs = instantOf(from, 'now-15m', nowMs);
  const toMs = instantOf(to, 'now', nowMs);
  if (fromMs > toMs) {
    throw reader.refusal(`Field 'filter.from' is invalid: it must not be later than 'filter.to'`);
  }
  const names = indexes?.array().map((name) => name.string()) ?? [];
  return {
    filter: parseSearch(query === undefined || query.isMissing ? '*' : query.string()),
    fromMs,
    toMs,
    indexes: names.length === 0 ? ['*'] : names,
    tier: storage_tier === undefined || storage_tier.isMissing ? 'indexes' : storage_tier.oneOf(STORAGE_TIERS),
  };
}

function instantOf(reader: JsonReader | undefined, byDefault: string, nowMs: number): number {
  const text = reader === undefined || reader.isMissing ? byDefault : reader.string();
  const instant = parseInstant(text, nowMs);
  if (instant === undefined) {
    throw reader?.refusal(`'${text}' is neither a date, milliseconds, nor date math such as 'now-15m'`);
  }
  return instant;
}
