import type { CacheKey } from '../src';
import type { Misbehaviour } from '../src/testing';
import { CacheScenario } from './CacheScenario';

const down = new Error('upstream is down');
const misbehaviours: readonly Misbehaviour[] = ['reject', 'throw', 'stall'];

describe.each(misbehaviours)('a store whose operations %s', (how) => {
  it('does not keep a query from its answer, and 100 callers still cost one call', async () => {
    const scenario = new CacheScenario();
    scenario.store.misbehave(how);
    const asked = Array.from({ length: 100 }, () => scenario.dashboard());
    await scenario.clock.advance(500);
    await scenario.answer('v');
    expect((await Promise.all(asked)).every(({ value }) => value === 'v')).toBe(true);
    expect(scenario.calls).toHaveLength(1);
    await scenario.clock.advance(500);
    expect(scenario.eventCounts()).toEqual({ miss: 1, coalesced: 99, storeFailed: 2 });
    expect(scenario.clock.pendingTimers).toBe(0);
  });

  it('leaves 100 callers with one failure of one call when upstream fails too', async () => {
    const scenario = new CacheScenario();
    scenario.store.misbehave(how);
    const asked = Array.from({ length: 100 }, () => scenario.alert());
    await scenario.clock.advance(500);
    await scenario.fail(down);
    const results = await Promise.allSettled(asked);
    expect(results.every((result) => result.status === 'rejected' && result.reason === down)).toBe(true);
    expect(scenario.calls).toHaveLength(1);
  });

  it('is used again as soon as it works', async () => {
    const scenario = new CacheScenario();
    scenario.store.misbehave(how);
    const first = scenario.dashboard();
    await scenario.clock.advance(500);
    await scenario.answer('v');
    await first;
    await scenario.clock.advance(500);
    scenario.store.heal();
    await scenario.stored('w');
    expect((await scenario.dashboard()).outcome).toBe('hit');
  });
});

describe('a slow store', () => {
  it('that has the answer at once is not waited for', async () => {
    const scenario = new CacheScenario();
    await scenario.stored('v');
    const asked = scenario.dashboard();
    // Whoever looks into a store that may be slow sets itself a limit.
    expect(scenario.clock.pendingTimers).toBe(0);
    expect(await asked).toMatchObject({ value: 'v', outcome: 'hit' });
  });

  it('does not delay an answer by its writing, and newcomers get the answer meanwhile', async () => {
    const scenario = new CacheScenario();
    scenario.store.misbehave('stall', ['set']);
    const first = scenario.dashboard();
    await scenario.answer('v');
    expect((await first).value).toBe('v');
    expect(await scenario.dashboard()).toMatchObject({ value: 'v', outcome: 'hit' });
    expect(scenario.calls).toHaveLength(1);
  });

  it('that answers after its time is over is not listened to', async () => {
    const scenario = new CacheScenario();
    await scenario.stored('stored');
    scenario.store.misbehave('stall', ['get']);
    const asked = scenario.dashboard();
    await scenario.clock.advance(500);
    scenario.store.releaseStalled();
    await scenario.answer('loaded');
    expect((await asked).value).toBe('loaded');
  });

  it('that fails after its time is over is reported once', async () => {
    const scenario = new CacheScenario();
    scenario.store.misbehave('stall', ['get']);
    scenario.dashboard();
    await scenario.clock.advance(500);
    scenario.store.lie(Promise.reject(new Error('late')));
    scenario.store.releaseStalled();
    await scenario.clock.settle();
    expect(scenario.eventCounts()).toEqual({ storeFailed: 1 });
  });
});

describe('a store that lies', () => {
  const scenarioKey = new CacheScenario().request().key;
  const nowMs = new CacheScenario().clock.now();
  const entry = { key: scenarioKey, owner: 'owner', value: 'lie', fetchedAtMs: nowMs, freshForMs: 60_000 };

  it.each([
    ["another key's entry", { ...entry, key: 'other' as CacheKey }],
    ['an entry from the future', { ...entry, fetchedAtMs: nowMs + 60_001 }],
    ['an entry without a value', omitValue(entry)],
    ['an entry without a time', { ...entry, fetchedAtMs: NaN }],
    ['an entry without freshness', { ...entry, freshForMs: '60000' }],
    ['an entry without an owner', { ...entry, owner: undefined }],
    ['null', null],
    ['text', 'value'],
  ])('with %s has it treated as a miss', async (_what, lie) => {
    const scenario = new CacheScenario();
    scenario.store.lie(lie);
    const asked = scenario.dashboard();
    await scenario.answer('truth');
    expect(await asked).toMatchObject({ value: 'truth', outcome: 'miss' });
    expect(scenario.events).toContainEqual(expect.objectContaining({ type: 'storeFailed', operation: 'get' }));
  });

  it('has the failure of the load reported, not the lie served', async () => {
    const scenario = new CacheScenario();
    scenario.store.lie({ ...entry, key: 'other' });
    const asked = scenario.dashboard();
    await scenario.fail(down);
    await expect(asked).rejects.toBe(down);
  });

  it('is believed when it tells the truth', async () => {
    const scenario = new CacheScenario();
    scenario.store.lie({ ...entry, fetchedAtMs: nowMs + 60_000 });
    expect(await scenario.dashboard()).toMatchObject({ value: 'lie', outcome: 'hit' });
  });
});

function omitValue<T extends { value: unknown }>({ value: _value, ...rest }: T): Omit<T, 'value'> {
  return rest;
}
