import { Cache, cacheKey, MemoryStore } from '@glance/cache';
import { createCache } from 'async-cache-dedupe';
import { LRUCache } from 'lru-cache';
import { type Contender, type Contest, hourMs } from './Contender';

const bytesPerAnswer = 4_096;

/** Every cache of the comparison, by the name it has in the report. */
export const contenders = { ours, lruCache, asyncCacheDedupe } satisfies Record<
  string,
  (contest: Contest) => Contender
>;

function ours({ questions, kept, load }: Contest): Contender {
  const cache = new Cache({ store: new MemoryStore({ maxBytes: kept * bytesPerAnswer }) });
  const caller = { mode: 'dashboard', signal: new AbortController().signal } as const;
  const requests = Array.from({ length: questions }, (_, nth) => ({
    key: cacheKey({ plugin: 'bench', fingerprint: 'owner', kind: 'costs', request: { scope: 'subscriptions/1', nth } }),
    owner: { id: 'owner' },
    freshForMs: hourMs,
    alertMaxAgeMs: hourMs,
    load: () => load(nth),
  }));
  return { ask: (nth) => cache.get(inTurn(requests, nth), caller) };
}

function lruCache({ questions, kept, load }: Contest): Contender {
  const cache = new LRUCache<string, object, number>({
    max: kept,
    ttl: hourMs,
    fetchMethod: (_key, _stale, { context }) => load(context),
  });
  const keys = Array.from({ length: questions }, (_, nth) => `costs ${nth}`);
  return { ask: (nth) => cache.fetch(inTurn(keys, nth), { context: nth }) };
}

function asyncCacheDedupe({ questions, kept, load }: Contest): Contender {
  const cache = createCache({ ttl: hourMs / 1_000, storage: { type: 'memory', options: { size: kept } } }).define(
    'costs',
    (key: string) => load(Number(key))
  );
  const keys = Array.from({ length: questions }, (_, nth) => String(nth));
  return { ask: (nth) => cache.costs(inTurn(keys, nth)) };
}

function inTurn<T>(items: readonly T[], nth: number): T {
  return items[nth % items.length] as T;
}
