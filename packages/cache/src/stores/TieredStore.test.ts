import { cacheKey } from '../CacheKey';
import type { Entry } from '../Entry';
import { RedisDown } from '../redis/RedisDown';
import type { SharedLevelEvent } from '../redis/SharedLevelEvent';
import type { LeaseOutcome } from '../SharedLevel';
import { ChaosStore, describeCacheStore } from '../testing';
import type { CacheStore } from './CacheStore';
import { MemoryStore } from './MemoryStore';
import { TieredStore } from './TieredStore';

const owner = { id: 'owner', macKey: new Uint8Array(32) };
const withoutSecret = { id: 'nobody' };
const key = cacheKey({ plugin: 'p', fingerprint: 'f', kind: 'k', request: 'a' });
const held: LeaseOutcome = { type: 'held', ended: () => Promise.resolve({ type: 'free' }) };

function entryOf(fetchedAtMs: number, value: unknown = `fetched at ${fetchedAtMs}`): Entry {
  return { key, owner: owner.id, value, fetchedAtMs, freshForMs: 1_000 };
}

function setUp({ maxBytes = 1_000_000 } = {}) {
  const events: SharedLevelEvent[] = [];
  const memory = new ChaosStore(new MemoryStore({ maxBytes }));
  const shared = new ChaosStore(new MemoryStore({ maxBytes: 1_000_000 }));
  const acquire = jest.fn(() => Promise.resolve(held));
  const onEvent = (event: SharedLevelEvent) => void events.push(event);
  return { store: new TieredStore({ memory, shared, leases: { acquire }, onEvent }), memory, shared, acquire, events };
}

describeCacheStore('TieredStore', { create: () => setUp().store });

describe('TieredStore', () => {
  it('stores in both levels and asks the second one only for what memory does not have', async () => {
    const { store, shared } = setUp();
    await store.set(entryOf(1), owner);
    expect(await shared.get(key, owner)).toEqual(entryOf(1));
    shared.misbehave('stall');
    expect(await store.get(key, owner)).toEqual(entryOf(1));
  });

  it('takes what the second level has over into memory', async () => {
    const { store, memory, shared } = setUp();
    await shared.set(entryOf(1), owner);
    expect(await store.get(key, owner)).toEqual(entryOf(1));
    expect(await memory.get(key, owner)).toEqual(entryOf(1));
  });

  it.each([
    { inMemory: 1, inShared: 2 },
    { inMemory: 2, inShared: 1 },
    { inMemory: 2, inShared: undefined },
    { inMemory: undefined, inShared: 2 },
  ])('refreshes to the newest of both levels: %j', async ({ inMemory, inShared }) => {
    const { store, memory, shared } = setUp();
    await (inMemory && memory.set(entryOf(inMemory), owner));
    await (inShared && shared.set(entryOf(inShared), owner));
    expect(await store.refresh(key, owner)).toEqual(entryOf(2));
    expect(await store.get(key, owner)).toEqual(entryOf(2));
  });

  it('does not let an answer fetched earlier replace a later one in memory, in whatever order they come', async () => {
    const { store, memory } = setUp();
    await Promise.all([1, 3, 2].map((fetchedAtMs) => store.set(entryOf(fetchedAtMs), owner)));
    expect(await memory.get(key, owner)).toEqual(entryOf(3));
  });

  it('does not let an answer that the second level gave late replace one stored meanwhile', async () => {
    const { store, shared } = setUp();
    await shared.set(entryOf(1), owner);
    shared.misbehave('stall', ['get']);
    const late = store.get(key, owner);
    shared.heal();
    await store.set(entryOf(2), owner);
    shared.lie(entryOf(1));
    shared.releaseStalled();
    expect(await late).toEqual(entryOf(2));
  });

  it.each(['reject', 'throw'] as const)('works on with memory when the second level %ss', async (how) => {
    const { store, shared, events } = setUp();
    shared.misbehave(how);
    expect(await store.get(key, owner)).toBeUndefined();
    await store.set(entryOf(1), owner);
    expect(await store.refresh(key, owner)).toEqual(entryOf(1));
    await store.delete(key, owner);
    await store.set(entryOf(2), owner);
    expect(await store.clear(owner)).toBe(1);
    expect(await store.get(key, owner)).toBeUndefined();
    expect(events.map((event) => (event.type === 'sharedLevelRefused' ? event.operation : event.type))).toEqual([
      ...['get', 'set', 'get', 'delete', 'set', 'clear', 'get'],
    ]);
    expect(events[0]).toEqual({ type: 'sharedLevelRefused', operation: 'get', reason: 'chaos: get failed' });
  });

  it('does not report again and again that the second level is down', async () => {
    const events: SharedLevelEvent[] = [];
    const down = () => Promise.reject(new RedisDown());
    const shared: CacheStore = {
      sizeBytes: 0,
      get: down,
      held: () => undefined,
      set: down,
      delete: down,
      clear: down,
      onEvicted: () => {},
    };
    const store = new TieredStore({
      memory: new MemoryStore({ maxBytes: 100_000 }),
      shared,
      leases: { acquire: () => Promise.resolve(held) },
      onEvent: (event) => void events.push(event),
    });
    await store.set(entryOf(1), owner);
    expect(await store.get(key, owner)).toEqual(entryOf(1));
    await store.clear(owner);
    expect(events).toEqual([]);
  });

  it('keeps an answer that is too large for memory in the second level alone', async () => {
    const { store } = setUp({ maxBytes: 1_000 });
    const large = entryOf(1, 'x'.repeat(10_000));
    await store.set(large, owner);
    expect(await store.get(key, owner)).toEqual(large);
    expect(store.sizeBytes).toBe(0);
  });

  it('rejects when neither level can keep an answer', async () => {
    const { store, shared } = setUp({ maxBytes: 1_000 });
    shared.misbehave('reject');
    await expect(store.set(entryOf(1, 'x'.repeat(10_000)), owner)).rejects.toThrow('too large to keep');
  });

  it('clears the second level before memory, so that nothing comes back', async () => {
    const { store, memory, shared } = setUp();
    await store.set(entryOf(1), owner);
    shared.misbehave('stall', ['clear']);
    const cleared = store.clear(owner);
    expect(await memory.get(key, owner)).toEqual(entryOf(1));
    shared.releaseStalled();
    expect(await cleared).toBe(1);
    expect(await store.get(key, owner)).toBeUndefined();
  });

  it('asks for leases in the second level', async () => {
    const { store, acquire } = setUp();
    expect(await store.acquire(key, owner)).toBe(held);
    expect(acquire).toHaveBeenCalledWith(key, owner);
  });

  it('keeps to memory for an owner without a secret', async () => {
    const { store, shared, acquire } = setUp();
    shared.misbehave('stall');
    await store.set(entryOf(1), withoutSecret);
    expect(await store.get(key, withoutSecret)).toEqual(entryOf(1));
    expect(await store.refresh(key, withoutSecret)).toEqual(entryOf(1));
    expect(await store.acquire(key, withoutSecret)).toMatchObject({ type: 'granted' });
    await store.delete(key, withoutSecret);
    await store.clear(withoutSecret);
    expect(acquire).not.toHaveBeenCalled();
  });
});
