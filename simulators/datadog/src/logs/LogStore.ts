import type { Now } from '@glance/simulator-common';
import type { LogIndex } from '../orgs/LogIndex';
import type { Counted, CountQuestion } from '../truth/CountQuestion';
import { countLogs } from '../truth/countLogs';
import { LogChunk } from './LogChunk';
import { type LogEvent, type StoredLog, storedLog } from './LogEvent';

const HOUR_MS = 3_600_000;
/** Logs that are added come after those that are made up, within a millisecond. */
const FIRST_SEQUENCE = 2 ** 50;

/** Makes up the logs of an hour, always the same ones. */
export interface LogGenerator {
  /** `hour` counts from 1970. */
  chunk(hour: number): LogChunk;
}

/** What a store is made of. */
export interface LogStoreOptions {
  readonly now: Now;
  readonly indexes: readonly LogIndex[];
  /** Logs without end besides those that are added; default none. */
  readonly generator?: LogGenerator;
}

/** The logs of one organisation. They can be found from their arrival on until their index forgets them. */
export class LogStore {
  readonly indexes: readonly LogIndex[];
  readonly #now: Now;
  readonly #generator: LogGenerator | undefined;
  readonly #chunks = new Map<number, LogChunk>();
  #sequence = FIRST_SEQUENCE;

  constructor({ now, indexes, generator }: LogStoreOptions) {
    this.#now = now;
    this.indexes = indexes;
    this.#generator = generator;
  }

  /** The simulator's present. */
  get nowMs(): number {
    return this.#now();
  }

  /** Takes in logs, in any order. @throws RangeError for an unknown index, or a time that is none */
  add(events: Iterable<LogEvent>): void {
    const defaultIndex = this.indexes[0]?.name ?? '';
    for (const event of events) {
      const log = storedLog(event, this.#sequence, defaultIndex);
      if (!Number.isFinite(log.timeMs) || !Number.isFinite(log.arrivalMs)) {
        throw new RangeError(`Expected a log with times in epoch milliseconds, got ${JSON.stringify(event)}.`);
      }
      if (!this.indexes.some(({ name }) => name === log.index)) {
        throw new RangeError(`There is no index "${log.index}".`);
      }
      this.#sequence++;
      this.#chunkOf(Math.floor(log.timeMs / HOUR_MS)).add(log);
    }
  }

  /** Forgets all logs that were added. */
  clear(): void {
    this.#chunks.clear();
  }

  /** The truth: how many logs there are in a range of event time, as far as they had arrived at a moment. */
  count(question: CountQuestion): Counted {
    return countLogs(this, question);
  }

  /** Every log with a time within a range, whether it has arrived or not. */
  *logs({ fromMs, toMs }: TimeRange): Generator<StoredLog> {
    for (const chunk of this.chunks({ fromMs, toMs })) {
      for (const log of chunk.rows) {
        if (log.timeMs >= fromMs && log.timeMs < toMs) {
          yield log;
        }
      }
    }
  }

  /** All that has logs with a time within a range that can still be found; earliest first, or latest. */
  *chunks({ fromMs, toMs }: TimeRange, order: 'ascending' | 'descending' = 'ascending'): Generator<LogChunk> {
    const nowMs = this.#now();
    const longestMs = Math.max(...this.indexes.map(({ retentionMs }) => retentionMs));
    const first = Math.floor(Math.max(fromMs, nowMs - longestMs) / HOUR_MS);
    const last = Math.ceil(toMs / HOUR_MS) - 1;
    // The future has no logs that are made up, and nobody should count its hours one by one.
    const lastMadeUp = Math.min(last, Math.floor(nowMs / HOUR_MS));
    const hours = [...this.#chunks.keys()].filter((hour) => hour >= first && hour <= last);
    const madeUp = this.#generator === undefined ? 0 : Math.max(0, lastMadeUp - first + 1);
    const all = new Set([...hours, ...Array.from({ length: madeUp }, (_, index) => first + index)]);
    for (const hour of [...all].sort((one, other) => (order === 'ascending' ? one - other : other - one))) {
      const chunks = [this.#generator?.chunk(hour), this.#chunks.get(hour)];
      yield* chunks.filter((chunk) => chunk !== undefined);
    }
  }

  #chunkOf(hour: number): LogChunk {
    let chunk = this.#chunks.get(hour);
    if (chunk === undefined) {
      chunk = new LogChunk();
      this.#chunks.set(hour, chunk);
    }
    return chunk;
  }
}

/** Epoch milliseconds; the end is not part of it. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}
