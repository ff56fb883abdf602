import { CacheScenario } from './CacheScenario';

const down = new Error('upstream is down');

describe('the bound in bytes', () => {
  it('holds under 10,000 different keys, and evictions are reported', async () => {
    const scenario = new CacheScenario({ maxBytes: 1_000_000 });
    const load = async () => 'x'.repeat(2_000);
    let largestBytes = 0;
    for (let question = 0; question < 10_000; question += 1) {
      await scenario.dashboard({ question, load });
      largestBytes = Math.max(largestBytes, scenario.cache.sizeBytes);
    }
    expect(largestBytes).toBeLessThanOrEqual(1_000_000);
    expect(largestBytes).toBeGreaterThan(900_000);
    const { miss, evicted, ...others } = scenario.eventCounts();
    expect(miss).toBe(10_000);
    expect(evicted).toBeGreaterThan(9_000);
    expect(others).toEqual({});
  });

  it('holds when 10,000 different keys fail, without keeping anything', async () => {
    const scenario = new CacheScenario({ maxBytes: 1_000_000 });
    const load = () => Promise.reject(down);
    for (let question = 0; question < 10_000; question += 1) {
      await expect(scenario.dashboard({ question, load })).rejects.toBe(down);
    }
    expect(scenario.cache.sizeBytes).toBe(0);
  });

  it('lets the entry go that was not used for the longest time', async () => {
    const scenario = new CacheScenario({ maxBytes: 25_000 });
    const load = async () => 'x'.repeat(7_000);
    await scenario.dashboard({ question: 'a', load });
    await scenario.dashboard({ question: 'b', load });
    await scenario.dashboard({ question: 'c', load });
    await scenario.dashboard({ question: 'a', load });
    await scenario.dashboard({ question: 'd', load });
    expect((await scenario.dashboard({ question: 'a', load })).outcome).toBe('hit');
    expect((await scenario.dashboard({ question: 'b', load })).outcome).toBe('miss');
  });

  it("keeps one owner's burst from pushing another's answers out", async () => {
    const scenario = new CacheScenario({ maxBytes: 1_000_000 });
    const load = async () => 'x'.repeat(10_000);
    for (let question = 0; question < 40; question += 1) {
      await scenario.dashboard({ question, owner: { id: 'quiet' }, load });
    }
    for (let question = 1_000; question < 2_000; question += 1) {
      await scenario.dashboard({ question, owner: { id: 'bursting' }, load });
    }
    for (let question = 0; question < 40; question += 1) {
      expect((await scenario.dashboard({ question, owner: { id: 'quiet' }, load })).outcome).toBe('hit');
    }
  });
});

describe('an answer larger than the bound', () => {
  it('is given to all who wait, reported, and not kept', async () => {
    const scenario = new CacheScenario({ maxBytes: 10_000 });
    const asked = Array.from({ length: 10 }, () => scenario.dashboard());
    await scenario.answer('x'.repeat(20_000));
    expect((await Promise.all(asked)).every(({ value }) => value.length === 20_000)).toBe(true);
    expect(scenario.calls).toHaveLength(1);
    expect(scenario.cache.sizeBytes).toBe(0);
    expect(scenario.eventCounts()).toEqual({ miss: 1, coalesced: 9, storeFailed: 1 });
  });

  it('takes the answer that it replaces with it, so that nobody is shown that one again', async () => {
    const scenario = new CacheScenario({ maxBytes: 10_000 });
    await scenario.stored('small');
    await scenario.clock.advance(70_000);
    expect((await scenario.dashboard()).value).toBe('small');
    await scenario.answer('x'.repeat(20_000));
    const asked = scenario.dashboard();
    await scenario.answer('y'.repeat(20_000));
    expect((await asked).outcome).toBe('miss');
  });
});
