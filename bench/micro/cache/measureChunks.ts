import { Cache, cacheKey, type Chunk, MemoryStore } from '@glance/cache';
import { measure } from 'mitata/src/lib.mjs';
import type { ChunksReport, Loads } from './CacheReport';
import { hourMs, monthOfRows } from './Contender';

const owner = { id: 'owner' };
const caller = { mode: 'dashboard', signal: new AbortController().signal } as const;
/** Keys of months that are missing are used once in so many times, and dropped meanwhile. */
const ring = 4_096;
const maxBytes = 4 * 1024 * 1024;

interface MonthChunk extends Chunk<object> {
  readonly month: number;
}

/** How a range of so many months is asked, of which so many are missing. */
interface Range {
  readonly months: number;
  readonly missing: number;
}

/** The ways to ask it. */
type Way = (cache: Cache, chunks: readonly MonthChunk[], counted: Counted) => Promise<unknown>;

interface Counted {
  calls: number;
  months: number;
}

/** Ranges of 1, 4 and 13 months that are held, and one of which the last 3 months are missing, each in three ways. */
export async function measureChunks(): Promise<readonly ChunksReport[]> {
  const reports: ChunksReport[] = [];
  for (const range of [
    { months: 1, missing: 0 },
    { months: 4, missing: 0 },
    { months: 13, missing: 0 },
    { months: 13, missing: 3 },
  ]) {
    const chunks = await measureWay(range, asChunks);
    const singleGets = await measureWay(range, asSingleGets);
    const wholeRange = await measureWay(range, asWholeRange);
    reports.push({
      ...range,
      chunks: chunks.p50,
      singleGets: singleGets.p50,
      wholeRange: wholeRange.p50,
      loads: { chunks: chunks.loads, singleGets: singleGets.loads, wholeRange: wholeRange.loads },
    });
  }
  return reports;
}

async function measureWay(range: Range, way: Way): Promise<{ readonly p50: number; readonly loads: Loads }> {
  const cache = new Cache({ store: new MemoryStore({ maxBytes }) });
  const ranges = Array.from({ length: range.missing === 0 ? 1 : ring }, (_, turn) => chunksOf(range, turn));
  const counted: Counted = { calls: 0, months: 0 };
  let turn = 0;
  const ask = () => way(cache, ranges[turn++ % ranges.length] ?? [], counted);
  await ask();
  counted.calls = 0;
  counted.months = 0;
  const { p50 } = await measure(ask);
  const asked = turn - 1;
  return { p50, loads: { calls: counted.calls / asked, months: counted.months / asked } };
}

/** The months of a range; those that are missing have other keys in every turn. */
function chunksOf({ months, missing }: Range, turn: number): readonly MonthChunk[] {
  return Array.from({ length: months }, (_, month) => ({
    month,
    key: keyOf(month < months - missing ? { month } : { month, turn }),
    freshForMs: hourMs,
    alertMaxAgeMs: hourMs,
  }));
}

function keyOf(request: unknown) {
  return cacheKey({ plugin: 'bench', fingerprint: owner.id, kind: 'costs', request });
}

/** As plugins do it: missing months that are neighbours in one call. */
const asChunks: Way = (cache, chunks, counted) =>
  cache.getChunks<object, MonthChunk>(
    { owner, chunks, runsOf: (missing) => [missing], load: async (run) => load(run, counted) },
    caller
  );

/** A question for every month. */
const asSingleGets: Way = (cache, chunks, counted) =>
  Promise.all(
    chunks.map((chunk) => cache.get({ ...chunk, owner, load: async () => load([chunk], counted)[0] ?? {} }, caller))
  );

/** One question, whose key is the range: what is held of it is of no use to another range. */
const asWholeRange: Way = (cache, chunks, counted) => {
  const last = chunks.at(-1);
  return cache.get(
    {
      key: last?.key ?? keyOf(undefined),
      freshForMs: hourMs,
      alertMaxAgeMs: hourMs,
      owner,
      load: async () => load(chunks, counted),
    },
    caller
  );
};

function load(months: readonly MonthChunk[], counted: Counted): readonly object[] {
  counted.calls += 1;
  counted.months += months.length;
  return months.map(({ month }) => monthOfRows(month));
}
