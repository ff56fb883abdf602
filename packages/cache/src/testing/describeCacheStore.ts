import { cacheKey, type CacheKey } from '../CacheKey';
import type { Entry } from '../Entry';
import type { CacheStore, Eviction } from '../stores/CacheStore';

/** How the suite gets its stores. */
export interface CacheStoreFactory {
  /** An empty store that can keep at least 100 KB. */
  create(): CacheStore | Promise<CacheStore>;
  /** Lets go of what `create` opened. */
  destroy?(store: CacheStore): void | Promise<void>;
}

/** Registers the tests that every `CacheStore` has to pass (needs jest's globals). */
export function describeCacheStore(name: string, factory: CacheStoreFactory): void {
  describe(`${name} as a CacheStore`, () => {
    let store: CacheStore;

    beforeEach(async () => {
      store = await factory.create();
    });

    afterEach(async () => {
      await factory.destroy?.(store);
    });

    it('knows nothing at first', async () => {
      expect(await store.get(keyOf('a'))).toBeUndefined();
    });

    it('returns an entry as it was stored', async () => {
      const entry = entryOf('a', { value: { rows: [[1, 'x', null]], total: 1.5 } });
      await store.set(entry);
      expect(await store.get(entry.key)).toEqual(entry);
    });

    it('keeps entries apart', async () => {
      await store.set(entryOf('a', { value: 'of a' }));
      await store.set(entryOf('b', { value: 'of b' }));
      expect((await store.get(keyOf('a')))?.value).toBe('of a');
    });

    it('replaces an entry, and counts its size once', async () => {
      await store.set(entryOf('a', { value: 'x'.repeat(20_000) }));
      const sizeBytes = store.sizeBytes;
      await store.set(entryOf('a', { value: 'y'.repeat(20_000), fetchedAtMs: 2 }));
      expect(await store.get(keyOf('a'))).toMatchObject({ fetchedAtMs: 2, value: 'y'.repeat(20_000) });
      expect(store.sizeBytes).toBe(sizeBytes);
    });

    it('forgets a deleted entry and nothing else', async () => {
      await store.set(entryOf('a'));
      await store.set(entryOf('b'));
      await store.delete(keyOf('a'));
      expect(await store.get(keyOf('a'))).toBeUndefined();
      expect(await store.get(keyOf('b'))).toBeDefined();
    });

    it('deletes what is not there without complaint', async () => {
      await expect(store.delete(keyOf('a'))).resolves.toBeUndefined();
    });

    it('clears one owner, says how many entries that were, and leaves the others', async () => {
      await store.set(entryOf('a', { owner: 'one' }));
      await store.set(entryOf('b', { owner: 'one' }));
      await store.set(entryOf('c', { owner: 'two' }));
      expect(await store.clear('one')).toBe(2);
      expect(await store.get(keyOf('a'))).toBeUndefined();
      expect(await store.get(keyOf('b'))).toBeUndefined();
      expect(await store.get(keyOf('c'))).toBeDefined();
      expect(await store.clear('one')).toBe(0);
    });

    it('gives back the room of what it forgets', async () => {
      const emptyBytes = store.sizeBytes;
      await store.set(entryOf('a', { owner: 'one' }));
      await store.set(entryOf('b', { owner: 'two' }));
      await store.delete(keyOf('a'));
      await store.clear('two');
      expect(store.sizeBytes).toBe(emptyBytes);
    });

    it('does not report what it was told to forget as evicted', async () => {
      const evictions: Eviction[] = [];
      store.onEvicted((eviction) => evictions.push(eviction));
      await store.set(entryOf('a'));
      await store.set(entryOf('a', { fetchedAtMs: 2 }));
      await store.delete(keyOf('a'));
      await store.set(entryOf('b', { owner: 'two' }));
      await store.clear('two');
      expect(evictions).toEqual([]);
    });
  });
}

function keyOf(name: string): CacheKey {
  return cacheKey({ plugin: 'suite', fingerprint: 'suite', kind: 'suite', request: name });
}

function entryOf(name: string, more: Partial<Entry> = {}): Entry {
  return { key: keyOf(name), owner: 'one', value: name, fetchedAtMs: 1, freshForMs: 1000, ...more };
}
