import { CacheScenario, OWNER } from './CacheScenario';

const down = new Error('upstream is down');

describe('clearing an owner', () => {
  it('drops its answers, says how many, and leaves the others', async () => {
    const scenario = new CacheScenario();
    await scenario.stored('1', { question: 'a' });
    await scenario.stored('2', { question: 'b' });
    await scenario.stored('3', { question: 'c', owner: { id: 'somebody else' } });
    expect(await scenario.cache.clear(OWNER)).toBe(2);
    expect((await scenario.dashboard({ question: 'c', owner: { id: 'somebody else' } })).outcome).toBe('hit');
    const asked = scenario.dashboard({ question: 'a' });
    await scenario.answer('new');
    expect(await asked).toMatchObject({ value: 'new', outcome: 'miss' });
  });

  it('keeps a load that began before from storing its answer, though those who wait get it', async () => {
    const scenario = new CacheScenario();
    const before = scenario.dashboard();
    await scenario.clock.settle();
    await scenario.cache.clear(OWNER);
    await scenario.answer('from before');
    expect((await before).value).toBe('from before');
    expect(scenario.cache.sizeBytes).toBe(0);
  });

  it('has whoever asks afterwards start a load of its own, whose answer stays', async () => {
    const scenario = new CacheScenario();
    const before = scenario.dashboard();
    await scenario.clock.settle();
    await scenario.cache.clear(OWNER);
    const after = scenario.dashboard();
    await scenario.clock.settle();
    expect(scenario.calls).toHaveLength(2);
    scenario.calls[1]!.answer('from after');
    await scenario.clock.settle();
    scenario.calls[0]!.answer('from before');
    expect((await before).value).toBe('from before');
    expect((await after).value).toBe('from after');
    await scenario.clock.settle();
    expect(await scenario.dashboard()).toMatchObject({ value: 'from after', outcome: 'hit' });
  });

  it('does not let the failure of a load from before reach whoever asks afterwards', async () => {
    const scenario = new CacheScenario();
    const before = scenario.dashboard();
    await scenario.clock.settle();
    await scenario.cache.clear(OWNER);
    const after = scenario.dashboard();
    await scenario.clock.settle();
    scenario.calls[0]!.fail(down);
    await expect(before).rejects.toBe(down);
    scenario.calls[1]!.answer('from after');
    expect((await after).value).toBe('from after');
  });

  it('is not followed by the report that a load from before renewed anything', async () => {
    const scenario = new CacheScenario();
    await scenario.stored('old');
    await scenario.clock.advance(70_000);
    await scenario.dashboard();
    await scenario.clock.settle();
    await scenario.cache.clear(OWNER);
    await scenario.answer('from before');
    expect(scenario.eventCounts()).toEqual({ staleHit: 1 });
    expect(scenario.cache.sizeBytes).toBe(0);
  });

  it('also undoes a write that a slow store finishes afterwards', async () => {
    const scenario = new CacheScenario();
    scenario.store.misbehave('stall', ['set']);
    const before = scenario.dashboard();
    await scenario.answer('from before');
    expect((await before).value).toBe('from before');
    expect(await scenario.cache.clear(OWNER)).toBe(0);
    scenario.store.releaseStalled();
    await scenario.clock.settle();
    expect(scenario.cache.sizeBytes).toBe(0);
  });

  it('still aborts a load from before when the last of its callers leaves', async () => {
    const scenario = new CacheScenario();
    const caller = new AbortController();
    const before = scenario.ask({ signal: caller.signal });
    await scenario.clock.settle();
    await scenario.cache.clear(OWNER);
    caller.abort();
    await expect(before).rejects.toMatchObject({ name: 'AbortError' });
    expect(scenario.calls[0]?.signal.aborted).toBe(true);
  });

  it('succeeds with 0 when the store fails', async () => {
    const scenario = new CacheScenario();
    scenario.store.misbehave('reject', ['clear']);
    expect(await scenario.cache.clear(OWNER)).toBe(0);
    expect(scenario.events).toMatchObject([{ type: 'storeFailed', operation: 'clear', owner: 'owner' }]);
  });
});
