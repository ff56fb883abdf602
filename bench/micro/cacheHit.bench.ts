import { Cache, cacheKey, MemoryStore } from '@glance/cache';
import { LRUCache } from 'lru-cache';
import { measure } from 'mitata/src/lib.mjs';

const hourMs = 3_600_000;

/** Prints the median nanoseconds of a fresh answer out of 1,000: from our cache and from lru-cache's `fetch`. */
async function main(): Promise<void> {
  const ours = await measure(await ourHit());
  const lruCache = await measure(await libraryHit());
  process.stdout.write(JSON.stringify({ ours: ours.p50, lruCache: lruCache.p50 }));
}

async function ourHit(): Promise<() => Promise<unknown>> {
  const cache = new Cache({ store: new MemoryStore({ maxBytes: 64 * 1024 * 1024 }) });
  const caller = { mode: 'dashboard', signal: new AbortController().signal } as const;
  const requests = Array.from({ length: 1_000 }, (_, index) => ({
    key: cacheKey({
      plugin: 'bench',
      fingerprint: 'owner',
      kind: 'costs',
      request: { scope: 'subscriptions/1', index },
    }),
    owner: { id: 'owner' },
    freshForMs: hourMs,
    alertMaxAgeMs: hourMs,
    load: async () => answer(index),
  }));
  await Promise.all(requests.map((request) => cache.get(request, caller)));
  const next = inTurns(requests);
  return () => cache.get(next(), caller);
}

async function libraryHit(): Promise<() => Promise<unknown>> {
  const keys = Array.from({ length: 1_000 }, (_, index) => `costs ${index}`);
  const lru = new LRUCache<string, object>({ max: 1_000, ttl: hourMs, fetchMethod: async (key) => answer(key.length) });
  await Promise.all(keys.map((key) => lru.fetch(key)));
  const next = inTurns(keys);
  return () => lru.fetch(next());
}

function inTurns<T>(items: readonly T[]): () => T {
  let turn = 0;
  return () => items[turn++ % items.length] as T;
}

function answer(index: number): object {
  return { rows: Array.from({ length: 30 }, (_, day) => [day, index + day / 10]) };
}

void main();
