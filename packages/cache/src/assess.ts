import type { Chunk } from './CacheRequest';
import { ageMs, type Entry } from './Entry';
import { canStandIn, type Freshness, judgeFreshness, type Mode, type Standing } from './Freshness';

/** Who looks at an entry, and when. */
export interface Beholder {
  readonly chunk: Chunk<unknown>;
  readonly mode: Mode;
  readonly nowMs: number;
}

/** Whether a question needs the chunk for its answer. */
export function isWanted({ isOptional }: Chunk<unknown>): boolean {
  return isOptional !== true;
}

/** What a stored entry is good for; one that does not tell enough is no better than an old one. */
export function freshnessOf(entry: Entry, beholder: Beholder): Freshness {
  return isEnough(entry, beholder) ? judgeFreshness(standing(entry, beholder)) : 'old';
}

/** Whether an entry may be the answer after a failed load. */
export function mayStandIn(entry: Entry, beholder: Beholder): boolean {
  return (beholder.mode === 'dashboard' || isEnough(entry, beholder)) && canStandIn(standing(entry, beholder));
}

function isEnough({ value }: Entry, { chunk }: Beholder): boolean {
  return chunk.isEnough?.(value) ?? true;
}

function standing(entry: Entry, { chunk: { freshForMs, alertMaxAgeMs }, mode, nowMs }: Beholder): Standing {
  return {
    ageMs: ageMs(entry, nowMs),
    freshForMs: Math.min(limitFor(entry, freshForMs), entry.freshForMs),
    alertMaxAgeMs: limitFor(entry, alertMaxAgeMs),
    mode,
  };
}

function limitFor({ value }: Entry, limit: number | ((value: unknown) => number)): number {
  return typeof limit === 'number' ? limit : limit(value);
}
