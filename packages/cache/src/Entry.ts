import type { CacheKey } from './CacheKey';

/** A stored answer. Shared by all who ask, so its value must never be changed. */
export interface Entry<T = unknown> {
  /** The question it answers: lets the cache notice a store that mixes entries up. */
  readonly key: CacheKey;
  /** Fingerprint of the credentials it was fetched with. */
  readonly owner: string;
  readonly value: T;
  /** When the vendor answered, epoch ms. */
  readonly fetchedAtMs: number;
  /** How long it was promised to stay fresh when it was stored, ms, more than 0. */
  readonly freshForMs: number;
}

/** How far another replica's clock may run ahead before what it stored is not believed. */
const maxClockSkewMs = 60_000;

/** Whether what a store handed over is the entry of `key` and could have been fetched by `nowMs`. */
export function isEntryOf(key: CacheKey, candidate: unknown, nowMs: number): candidate is Entry {
  if (typeof candidate !== 'object' || candidate === null) {
    return false;
  }
  const entry = candidate as Partial<Record<keyof Entry, unknown>>;
  return (
    entry.key === key &&
    typeof entry.owner === 'string' &&
    'value' in entry &&
    isAtMost(entry.fetchedAtMs, nowMs + maxClockSkewMs) &&
    isAtMost(entry.freshForMs, Number.MAX_SAFE_INTEGER)
  );
}

function isAtMost(value: unknown, limit: number): boolean {
  return typeof value === 'number' && value >= 0 && value <= limit;
}

/** Milliseconds since the vendor answered; never negative, even when the clock was set back. */
export function ageMs(entry: Entry, nowMs: number): number {
  return Math.max(0, nowMs - entry.fetchedAtMs);
}
