import type { Figure } from '../Figure';
import type { ByContender, CacheReport, ChunksReport } from './cache/CacheReport';
import { runShipped } from './runShipped';

/** The cache beside the nearest things that libraries offer, and a range in chunks beside the simpler ways to ask it. */
export async function measureCache(): Promise<readonly Figure[]> {
  const { hit, coalesced, miss, failing, counts, chunks } = (await runShipped('cache')) as CacheReport;
  return [
    ...besideLibraries('cache, hit', hit),
    exactly('cache, hit: loads', counts.hitLoads, 0),
    ...besideLibraries('cache, 100 callers of one question', coalesced),
    exactly('cache, 100 callers of one question: loads', counts.coalescedLoads, 1),
    ...besideLibraries('cache, miss', miss),
    exactly('cache, miss: loads', counts.missLoads, 1),
    ...besideLibraries('cache, 100 callers of a failing load', failing),
    exactly('cache, 100 callers of a failing load: loads', counts.failingLoads, 1),
    exactly('cache, 100 callers of a failing load: errors', counts.failingErrors, 100),
    ...chunks.flatMap(chunkFigures),
  ];
}

function besideLibraries(name: string, { ours, lruCache, asyncCacheDedupe }: ByContender): readonly Figure[] {
  return [
    inMicroseconds(name, ours, { name: 'lru-cache fetch', nanoseconds: lruCache }),
    inMicroseconds(name, ours, { name: 'async-cache-dedupe', nanoseconds: asyncCacheDedupe }),
  ];
}

function chunkFigures({ months, missing, chunks, singleGets, wholeRange, loads }: ChunksReport): readonly Figure[] {
  const name = `chunks, ${months} ${months === 1 ? 'month' : 'months'}, ${missing === 0 ? 'held' : `${missing} missing`}`;
  const times = [
    inMicroseconds(name, chunks, { name: 'a get for each', nanoseconds: singleGets }),
    inMicroseconds(name, chunks, { name: 'one key for the range', nanoseconds: wholeRange }),
  ];
  if (missing === 0) {
    return [...times, exactly(`${name}: loads`, loads.chunks.calls, 0)];
  }
  return [
    ...times,
    {
      ...exactly(`${name}: loads`, loads.chunks.calls, 1),
      reference: { name: 'a get for each', value: loads.singleGets.calls },
    },
    {
      ...exactly(`${name}: months loaded`, loads.chunks.months, missing),
      unit: 'months',
      reference: { name: 'one key for the range', value: loads.wholeRange.months },
    },
  ];
}

function inMicroseconds(
  name: string,
  nanoseconds: number,
  reference: { readonly name: string; readonly nanoseconds: number }
): Figure {
  return {
    name,
    value: nanoseconds / 1_000,
    unit: 'µs',
    reference: { name: reference.name, value: reference.nanoseconds / 1_000 },
  };
}

function exactly(name: string, value: number, limit: number): Figure {
  return { name, value, unit: 'calls', target: { kind: 'exactly', limit } };
}
