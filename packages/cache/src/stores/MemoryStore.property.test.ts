import * as fc from 'fast-check';
import { cacheKey, type CacheKey } from '../CacheKey';
import type { Eviction } from './CacheStore';
import { MemoryStore } from './MemoryStore';

const maxBytes = 20_000;
const maxShareBytes = 8_000;

type Step =
  | { readonly do: 'set'; readonly name: number; readonly length: number }
  | { readonly do: 'get'; readonly name: number }
  | { readonly do: 'delete'; readonly name: number }
  | { readonly do: 'clear'; readonly owner: string };

const name = fc.integer({ min: 0, max: 30 });
/** Mostly small, so that owners come and go around their share; some too large to be kept. */
const length = fc.oneof({ weight: 6, arbitrary: fc.nat(2_500) }, { weight: 1, arbitrary: fc.nat(9_000) });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('set' as const), name, length }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('get' as const), name }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), name }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const), owner: fc.constantFrom('o0', 'o1', 'o2') }) }
  ),
  { minLength: 1, maxLength: 200 }
);

function keyOf(index: number): CacheKey {
  return cacheKey({ plugin: 'p', fingerprint: ownerOf(index), kind: 'k', request: index });
}

function ownerOf(index: number): string {
  return `o${index % 3}`;
}

/** What the store should hold. */
class Model {
  /** Sizes by key, and whose they are, the longest unused first. */
  readonly sizes = new Map<CacheKey, { readonly owner: string; readonly sizeBytes: number }>();

  /** Notes a use; says whether there is such an entry. */
  touch(key: CacheKey): boolean {
    const entry = this.sizes.get(key);
    if (entry !== undefined) {
      this.sizes.delete(key);
      this.sizes.set(key, entry);
    }
    return entry !== undefined;
  }

  bytes(owner?: string): number {
    return [...this.sizes.values()]
      .filter((entry) => owner === undefined || entry.owner === owner)
      .reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  }
}

async function play(run: readonly Step[]): Promise<void> {
  const store = new MemoryStore({ maxBytes, maxShareBytes });
  const model = new Model();
  let incoming: { owner: string; sizeBytes: number } | undefined;
  store.onEvicted(({ key, owner, sizeBytes }: Eviction) => {
    expect(model.sizes.get(key)).toEqual({ owner, sizeBytes });
    // It is the longest unused entry: of an owner above its share, or of all when nobody is above theirs.
    const wanted = (who: string) => model.bytes(who) + (incoming?.owner === who ? incoming.sizeBytes : 0);
    const isAbove = (who: string) => model.bytes(who) > 0 && wanted(who) > maxShareBytes;
    expect(isAbove(owner)).toBe(['o0', 'o1', 'o2'].some(isAbove));
    const candidates = [...model.sizes].filter(([, entry]) => !isAbove(owner) || entry.owner === owner);
    expect(candidates[0]?.[0]).toBe(key);
    model.sizes.delete(key);
  });

  for (const step of run) {
    if (step.do === 'set') {
      const key = keyOf(step.name);
      const owner = ownerOf(step.name);
      const entry = { key, owner, value: 'x'.repeat(step.length), fetchedAtMs: 0, freshForMs: 1 };
      const alone = new MemoryStore({ maxBytes: 1_000_000 });
      await alone.set(entry);
      const { sizeBytes } = alone;
      model.sizes.delete(key);
      incoming = { owner, sizeBytes };
      const isStored = await store.set(entry).then(
        () => true,
        () => false
      );
      expect(isStored).toBe(sizeBytes <= maxShareBytes);
      if (isStored) {
        model.sizes.set(key, { owner, sizeBytes });
      }
    } else if (step.do === 'get') {
      expect((await store.get(keyOf(step.name))) !== undefined).toBe(model.touch(keyOf(step.name)));
    } else if (step.do === 'delete') {
      await store.delete(keyOf(step.name));
      model.sizes.delete(keyOf(step.name));
    } else {
      const keys = [...model.sizes].filter(([, { owner }]) => owner === step.owner).map(([key]) => key);
      expect(await store.clear({ id: step.owner })).toBe(keys.length);
      keys.forEach((key) => model.sizes.delete(key));
    }
    expect(store.sizeBytes).toBe(model.bytes());
    expect(store.sizeBytes).toBeLessThanOrEqual(maxBytes);
  }
}

describe('MemoryStore under any sequence of operations', () => {
  it('holds exactly what its evictions say, stays within its bounds and protects shares', async () => {
    await fc.assert(fc.asyncProperty(steps, play), { numRuns: 200 });
  });
});
