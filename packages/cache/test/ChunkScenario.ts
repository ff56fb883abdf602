import {
  Cache,
  type CacheAnswer,
  type CacheEvent,
  cacheKey,
  type CacheOwner,
  type Chunk,
  type FailureCodec,
  type LoadCaller,
  MemoryStore,
  type Mode,
  type SharedLevel,
} from '../src';
import { FakeClock } from '../src/testing';

/** A month's answer: which month, and up to which day it was asked. */
export interface MonthAnswer {
  readonly month: number;
  readonly through: number;
}

interface MonthChunk extends Chunk<MonthAnswer> {
  readonly month: number;
}

/** One call of the scenario's upstream, for neighbouring months. */
export interface RunCall {
  readonly months: readonly number[];
  readonly caller: LoadCaller;
  answer(through?: number): void;
  fail(error: unknown): void;
}

interface Ask {
  readonly mode?: Mode;
  readonly signal?: AbortSignal;
  readonly deadlineAtMs?: number;
  /** The last day that must have been asked about. */
  readonly through?: number;
  readonly longestRun?: number;
  readonly freshForMs?: number;
  /** Months that may come along. */
  readonly optional?: readonly number[];
}

interface ScenarioOptions {
  readonly clock?: FakeClock;
  readonly owner?: CacheOwner;
  readonly shared?: SharedLevel;
  readonly store?: MemoryStore;
}

/** Errors as replicas tell them to each other. */
const failures: FailureCodec = {
  encode: (error) => (error instanceof Error ? { message: error.message } : undefined),
  decode: (json) => new Error((json as { message: string }).message),
};

/** A cache of months, and an upstream that answers runs of them when the test says so. */
export class ChunkScenario {
  readonly clock: FakeClock;
  readonly calls: RunCall[] = [];
  readonly events: CacheEvent[] = [];
  readonly cache: Cache;
  readonly owner: CacheOwner;

  constructor({ clock = new FakeClock(), owner = { id: 'owner' }, shared, store }: ScenarioOptions = {}) {
    this.clock = clock;
    this.owner = owner;
    this.cache = new Cache({
      store: store ?? new MemoryStore({ maxBytes: 1_000_000 }),
      shared,
      clock,
      onEvent: (event) => this.events.push(event),
    });
  }

  /** Asks for months `first` to `last`; fresh for 60 s, as good for alert rules. */
  ask(first: number, last: number, options: Ask = {}): Promise<ReadonlyArray<CacheAnswer<MonthAnswer>>> {
    const { mode = 'dashboard', signal = new AbortController().signal, longestRun = 12, deadlineAtMs } = options;
    const { through = 0, freshForMs = 60_000, optional = [] } = options;
    const chunks = Array.from({ length: last - first + 1 }, (_, index): MonthChunk => {
      const month = first + index;
      return {
        month,
        key: cacheKey({ plugin: 'test', fingerprint: this.owner.id, kind: 'month', request: { month } }),
        freshForMs,
        alertMaxAgeMs: freshForMs,
        isEnough: (answer) => answer.through >= through,
        isOptional: optional.includes(month),
      };
    });
    const answers = this.cache.getChunks<MonthAnswer, MonthChunk>(
      {
        owner: this.owner,
        chunks,
        runsOf: (missing) => neighbours(missing, longestRun),
        load: (run, caller) => this.#call(run, caller),
        failureStandsForMs: (error) => (error as { standsForMs?: number }).standsForMs ?? 0,
        failures,
      },
      { mode, signal, deadlineAtMs, overdue: () => new Error('overdue') }
    );
    answers.catch(() => undefined);
    return answers;
  }

  /** Has months stored. */
  async stored(first: number, last: number, through = 0): Promise<void> {
    const asked = this.ask(first, last, { longestRun: 100 });
    await this.clock.settle();
    this.calls.forEach((call) => call.answer(through));
    await asked;
    await this.clock.settle();
    this.calls.length = 0;
    this.events.length = 0;
  }

  /** The months of each call so far. */
  get asked(): ReadonlyArray<readonly number[]> {
    return this.calls.map(({ months }) => months);
  }

  #call(run: readonly MonthChunk[], caller: LoadCaller): Promise<readonly MonthAnswer[]> {
    const months = run.map(({ month }) => month);
    return new Promise((resolve, reject) => {
      const answer = (through = 0): void => resolve(months.map((month) => ({ month, through })));
      this.calls.push({ months, caller, answer, fail: reject });
      caller.signal.addEventListener('abort', () => reject(caller.signal.reason));
    });
  }
}

function neighbours(missing: readonly MonthChunk[], longestRun: number): ReadonlyArray<readonly MonthChunk[]> {
  const runs: MonthChunk[][] = [];
  for (const chunk of missing) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.month === chunk.month - 1 && run.length < longestRun) {
      run.push(chunk);
    } else {
      runs.push([chunk]);
    }
  }
  return runs;
}
