import { CacheScenario } from './CacheScenario';

const down = new Error('upstream is down');

describe('one key, one call', () => {
  it('answers 100 simultaneous callers with one call', async () => {
    const scenario = new CacheScenario();
    const asked = Array.from({ length: 100 }, () => scenario.dashboard());
    await scenario.answer('v');
    const outcomes = (await Promise.all(asked)).map(({ outcome, value }) => `${outcome} ${value}`);
    expect(scenario.calls).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'miss v')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'coalesced v')).toHaveLength(99);
    expect(scenario.eventCounts()).toEqual({ miss: 1, coalesced: 99 });
  });

  it('gives 100 simultaneous callers the one failure of one call', async () => {
    const scenario = new CacheScenario();
    const asked = Array.from({ length: 100 }, () => scenario.dashboard());
    await scenario.fail(down);
    const results = await Promise.allSettled(asked);
    expect(scenario.calls).toHaveLength(1);
    expect(results.every((result) => result.status === 'rejected' && result.reason === down)).toBe(true);
    expect(scenario.eventCounts()).toEqual({ miss: 1, coalesced: 99 });
  });

  it('lets a latecomer join a load under way', async () => {
    const scenario = new CacheScenario();
    const first = scenario.dashboard();
    await scenario.clock.advance(400);
    const late = scenario.dashboard();
    await scenario.answer('v');
    expect((await first).outcome).toBe('miss');
    expect((await late).outcome).toBe('coalesced');
    expect(scenario.calls).toHaveLength(1);
  });

  it('lets a latecomer share the failure of a load under way', async () => {
    const scenario = new CacheScenario();
    const first = scenario.dashboard();
    await scenario.clock.advance(400);
    const late = scenario.dashboard();
    await scenario.fail(down);
    await expect(first).rejects.toBe(down);
    await expect(late).rejects.toBe(down);
    expect(scenario.calls).toHaveLength(1);
  });

  it('answers dashboards and alert rules on one key with one call', async () => {
    const scenario = new CacheScenario();
    const asked = [scenario.alert(), scenario.dashboard(), scenario.alert(), scenario.dashboard()];
    await scenario.answer('v');
    expect((await Promise.all(asked)).map(({ value }) => value)).toEqual(['v', 'v', 'v', 'v']);
    expect(scenario.calls).toHaveLength(1);
  });

  it('fails dashboards and alert rules on one key with one call', async () => {
    const scenario = new CacheScenario();
    const asked = [scenario.alert(), scenario.dashboard(), scenario.alert(), scenario.dashboard()];
    await scenario.fail(down);
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    expect(scenario.calls).toHaveLength(1);
  });

  it('calls once per key, not once for all', async () => {
    const scenario = new CacheScenario();
    const asked = ['a', 'b', 'a', 'b'].map((question) => scenario.dashboard({ question }));
    await scenario.clock.settle();
    expect(scenario.calls).toHaveLength(2);
    scenario.calls.forEach((call, index) => call.answer(`v${index}`));
    expect((await Promise.all(asked)).map(({ value }) => value)).toEqual(['v0', 'v1', 'v0', 'v1']);
  });

  it('calls again after a failure once its callers are answered', async () => {
    const scenario = new CacheScenario();
    const first = scenario.dashboard();
    await scenario.fail(down);
    await expect(first).rejects.toBe(down);
    const second = scenario.dashboard();
    await scenario.answer('v');
    expect(await second).toMatchObject({ outcome: 'miss', value: 'v' });
    expect(scenario.calls).toHaveLength(2);
  });

  it('shares a load that throws before it returns a promise', async () => {
    const scenario = new CacheScenario();
    const load = jest.fn(() => {
      throw down;
    });
    const asked = [scenario.dashboard({ load }), scenario.dashboard({ load })];
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('costs one call per key for 24 panels and 50 users whose load answers at once', async () => {
    const scenario = new CacheScenario();
    const load = jest.fn(async () => 'v');
    const asked = Array.from({ length: 24 * 50 }, (_, index) => scenario.dashboard({ question: index % 24, load }));
    await Promise.all(asked);
    expect(load).toHaveBeenCalledTimes(24);
  });

  it('costs one call per key for 24 panels and 50 users whose load fails at once', async () => {
    const scenario = new CacheScenario();
    const load = jest.fn(() => Promise.reject(down));
    const asked = Array.from({ length: 24 * 50 }, (_, index) => scenario.dashboard({ question: index % 24, load }));
    expect((await Promise.allSettled(asked)).every(({ status }) => status === 'rejected')).toBe(true);
    expect(load).toHaveBeenCalledTimes(24);
  });
});
