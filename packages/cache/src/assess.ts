import type { Chunk } from './CacheRequest';
import { ageMs, type Entry } from './Entry';
import { canStandIn, type Freshness, judgeFreshness, type Mode, type Standing } from './Freshness';

/** Who looks at an entry, and when. */
export interface Beholder {
  readonly chunk: Chunk<unknown>;
  readonly mode: Mode;
  readonly nowMs: number;
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

function standing(entry: Entry, { chunk: { freshForMs: rule, alertMaxAgeMs }, mode, nowMs }: Beholder): Standing {
  const allowedMs = typeof rule === 'number' ? rule : rule(entry.value);
  return {
    ageMs: ageMs(entry, nowMs),
    freshForMs: Math.min(allowedMs, entry.freshForMs),
    alertMaxAgeMs,
    mode,
  };
}
