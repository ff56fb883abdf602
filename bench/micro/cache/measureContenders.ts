import { measure } from 'mitata/src/lib.mjs';
import { type Contender, type Contest, monthOfRows } from './Contender';
import type { ByContender, CacheReport } from './CacheReport';
import { contenders } from './contenders';

const held = 1_000;
/** So many more than are kept that whatever is asked next has been dropped long ago. */
const ring = 16_384;
const waiters = 100;

/** What is asked of each contender again and again. */
interface Shape {
  readonly contest: Omit<Contest, 'load'>;
  readonly load: (nth: number) => Promise<object>;
  readonly prepare?: (contender: Contender) => Promise<unknown>;
  readonly ask: (contender: Contender, nth: number) => Promise<unknown>;
}

interface Measured {
  readonly times: ByContender;
  /** Loads for each asking, in ours. */
  readonly loads: number;
}

/** A fresh answer, 100 callers with one question, an answer that has to be loaded, and 100 callers of a failing one. */
export async function measureContenders(): Promise<Omit<CacheReport, 'chunks'>> {
  let errors = 0;
  let failingAsked = 0;
  const answer = async (nth: number) => monthOfRows(nth);
  const rolling = { questions: ring, kept: held };
  const hit = await measured({
    contest: { questions: held, kept: 8 * held },
    load: answer,
    prepare: (contender) => Promise.all(Array.from({ length: held }, (_, nth) => contender.ask(nth))),
    ask: (contender, nth) => contender.ask(nth),
  });
  const coalesced = await measured({
    contest: rolling,
    load: answer,
    ask: (contender, nth) => Promise.all(Array.from({ length: waiters }, () => contender.ask(nth))),
  });
  const miss = await measured({ contest: rolling, load: answer, ask: (contender, nth) => contender.ask(nth) });
  const failing = await measured({
    contest: rolling,
    load: async () => {
      throw new Error('refused');
    },
    ask: async (contender, nth) => {
      const outcomes = await Promise.allSettled(Array.from({ length: waiters }, () => contender.ask(nth)));
      failingAsked += 1;
      errors += outcomes.filter(({ status }) => status === 'rejected').length;
    },
  });
  return {
    hit: hit.times,
    coalesced: coalesced.times,
    miss: miss.times,
    failing: failing.times,
    counts: {
      hitLoads: hit.loads,
      coalescedLoads: coalesced.loads,
      missLoads: miss.loads,
      failingLoads: failing.loads,
      failingErrors: errors / failingAsked,
    },
  };
}

async function measured(shape: Shape): Promise<Measured> {
  // Thrown away: whoever comes first would pay for what the engine has not compiled yet.
  await measureOne('ours', shape);
  const ours = await measureOne('ours', shape);
  const lruCache = await measureOne('lruCache', shape);
  const asyncCacheDedupe = await measureOne('asyncCacheDedupe', shape);
  return {
    times: { ours: ours.p50, lruCache: lruCache.p50, asyncCacheDedupe: asyncCacheDedupe.p50 },
    loads: ours.loads,
  };
}

async function measureOne(
  name: keyof typeof contenders,
  { contest, load, prepare, ask }: Shape
): Promise<{ readonly p50: number; readonly loads: number }> {
  let loads = 0;
  let asked = 0;
  const contender = contenders[name]({
    ...contest,
    load: (nth) => {
      loads += 1;
      return load(nth);
    },
  });
  await prepare?.(contender);
  loads = 0;
  const { p50 } = await measure(() => ask(contender, asked++));
  return { p50, loads: loads / asked };
}
