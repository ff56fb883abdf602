import { cacheKey, type CacheKey } from '../CacheKey';
import type { Entry } from '../Entry';
import { describeCacheStore } from '../testing';
import type { Eviction } from './CacheStore';
import { MemoryStore } from './MemoryStore';

describeCacheStore('MemoryStore', { create: () => new MemoryStore({ maxBytes: 1_000_000 }) });

function keyOf(name: string): CacheKey {
  return cacheKey({ plugin: 'p', fingerprint: 'f', kind: 'k', request: name });
}

function entryOf(name: string, { owner = 'one', length = 10_000 }: { owner?: string; length?: number } = {}): Entry {
  return { key: keyOf(name), owner, value: 'x'.repeat(length), fetchedAtMs: 1, freshForMs: 1 };
}

describe('MemoryStore', () => {
  it('lets one owner use all room while nobody else needs it', async () => {
    const store = new MemoryStore({ maxBytes: 100_000, maxShareBytes: 30_000 });
    for (const name of 'abcdefghi') {
      await store.set(entryOf(name));
    }
    expect(store.sizeBytes).toBeGreaterThan(90_000);
  });

  it('makes room for others at the cost of owners above their share, their longest unused entry first', async () => {
    const evicted: Eviction[] = [];
    const store = new MemoryStore({ maxBytes: 100_000, maxShareBytes: 30_000 });
    store.onEvicted((eviction) => evicted.push(eviction));
    for (const name of 'abcdefghi') {
      await store.set(entryOf(name));
    }
    await store.get(keyOf('a'));
    await store.set(entryOf('x', { owner: 'two' }));
    await store.set(entryOf('y', { owner: 'two' }));
    expect(evicted.map(({ key, owner }) => [key, owner])).toEqual([
      [keyOf('b'), 'one'],
      [keyOf('c'), 'one'],
    ]);
    expect(evicted[0]?.sizeBytes).toBeGreaterThan(10_000);
  });

  it('has an owner at its share make its own room when the store is full', async () => {
    const evicted: Eviction[] = [];
    const store = new MemoryStore({ maxBytes: 60_000, maxShareBytes: 35_000 });
    store.onEvicted((eviction) => evicted.push(eviction));
    await store.set(entryOf('x', { owner: 'two' }));
    await store.set(entryOf('y', { owner: 'two' }));
    for (const name of 'abcd') {
      await store.set(entryOf(name));
    }
    expect(evicted.map(({ key }) => key)).toEqual([keyOf('a')]);
  });

  it('falls back to the longest unused entry of all when nobody is above their share', async () => {
    const evicted: Eviction[] = [];
    const store = new MemoryStore({ maxBytes: 35_000, maxShareBytes: 15_000 });
    store.onEvicted((eviction) => evicted.push(eviction));
    for (const name of 'abcd') {
      await store.set(entryOf(name, { owner: name }));
    }
    expect(evicted.map(({ key }) => key)).toEqual([keyOf('a')]);
  });

  it('refuses an entry above one share, naming both sizes', async () => {
    const store = new MemoryStore({ maxBytes: 100_000, maxShareBytes: 5_000 });
    await expect(store.set(entryOf('a'))).rejects.toThrow(/^An answer of 10\d\d\d bytes .* limit is 5000$/);
    expect(store.sizeBytes).toBe(0);
  });
});
