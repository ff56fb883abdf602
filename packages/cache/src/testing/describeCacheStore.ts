import { cacheKey, type CacheKey } from '../CacheKey';
import type { CacheOwner } from '../CacheOwner';
import type { Entry } from '../Entry';
import type { CacheStore, Eviction } from '../stores/CacheStore';

/** How the suite gets its stores. */
export interface CacheStoreFactory {
  /** An empty store that can keep at least 100 KB. */
  create(): CacheStore | Promise<CacheStore>;
  /** Lets go of what `create` opened. */
  destroy?(store: CacheStore): void | Promise<void>;
}

const ONE: CacheOwner = { id: 'one', macKey: new Uint8Array(32).fill(1) };
const TWO: CacheOwner = { id: 'two', macKey: new Uint8Array(32).fill(2) };

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
      expect(await store.get(keyOf('a'), ONE)).toBeUndefined();
    });

    it('returns an entry as it was stored', async () => {
      const entry = entryOf('a', { value: { rows: [[1, 'x', null]], total: 1.5 } });
      await store.set(entry, ONE);
      expect(await store.get(entry.key, ONE)).toEqual(entry);
    });

    it('gives at once what it gives, or nothing', async () => {
      const entry = entryOf('a');
      await store.set(entry, ONE);
      expect([undefined, await store.get(entry.key, ONE)]).toContainEqual(store.held(entry.key));
      await store.delete(entry.key, ONE);
      expect(store.held(entry.key)).toBeUndefined();
    });

    it('keeps entries apart', async () => {
      await store.set(entryOf('a', { value: 'of a' }), ONE);
      await store.set(entryOf('b', { value: 'of b' }), ONE);
      expect((await store.get(keyOf('a'), ONE))?.value).toBe('of a');
    });

    it('replaces an entry, and counts its size once', async () => {
      await store.set(entryOf('a', { value: 'x'.repeat(20_000) }), ONE);
      const sizeBytes = store.sizeBytes;
      await store.set(entryOf('a', { value: 'y'.repeat(20_000), fetchedAtMs: 2 }), ONE);
      expect(await store.get(keyOf('a'), ONE)).toMatchObject({ fetchedAtMs: 2, value: 'y'.repeat(20_000) });
      expect(store.sizeBytes).toBe(sizeBytes);
    });

    it('forgets a deleted entry and nothing else', async () => {
      await store.set(entryOf('a'), ONE);
      await store.set(entryOf('b'), ONE);
      await store.delete(keyOf('a'), ONE);
      expect(await store.get(keyOf('a'), ONE)).toBeUndefined();
      expect(await store.get(keyOf('b'), ONE)).toBeDefined();
    });

    it('deletes what is not there without complaint', async () => {
      await expect(store.delete(keyOf('a'), ONE)).resolves.toBeUndefined();
    });

    it('clears one owner and leaves the others', async () => {
      await store.set(entryOf('a'), ONE);
      await store.set(entryOf('b'), ONE);
      await store.set(entryOf('c', { owner: TWO.id }), TWO);
      await store.clear(ONE);
      expect(await store.get(keyOf('a'), ONE)).toBeUndefined();
      expect(await store.get(keyOf('b'), ONE)).toBeUndefined();
      expect(await store.get(keyOf('c'), TWO)).toBeDefined();
      expect(await store.clear(ONE)).toBe(0);
    });

    it('gives back the room of what it forgets', async () => {
      const emptyBytes = store.sizeBytes;
      await store.set(entryOf('a'), ONE);
      await store.set(entryOf('b', { owner: TWO.id }), TWO);
      await store.delete(keyOf('a'), ONE);
      await store.clear(TWO);
      expect(store.sizeBytes).toBe(emptyBytes);
    });

    it('does not report what it was told to forget as evicted', async () => {
      const evictions: Eviction[] = [];
      store.onEvicted((eviction) => evictions.push(eviction));
      await store.set(entryOf('a'), ONE);
      await store.set(entryOf('a', { fetchedAtMs: 2 }), ONE);
      await store.delete(keyOf('a'), ONE);
      await store.set(entryOf('b', { owner: TWO.id }), TWO);
      await store.clear(TWO);
      expect(evictions).toEqual([]);
    });
  });
}

function keyOf(name: string): CacheKey {
  return cacheKey({ plugin: 'suite', fingerprint: 'suite', kind: 'suite', request: name });
}

function entryOf(name: string, more: Partial<Entry> = {}): Entry {
  return { key: keyOf(name), owner: ONE.id, value: name, fetchedAtMs: 1, freshForMs: 1000, ...more };
}
