import { CacheScenario } from './CacheScenario';

const down = new Error('upstream is down');
const unstored = { freshForMs: 0 };

describe('a request that is fresh for 0 ms', () => {
  it('costs one call for simultaneous callers', async () => {
    const scenario = new CacheScenario();
    const asked = Array.from({ length: 100 }, () => scenario.dashboard(unstored));
    await scenario.answer('v');
    expect((await Promise.all(asked)).every(({ value }) => value === 'v')).toBe(true);
    expect(scenario.calls).toHaveLength(1);
  });

  it('costs one call for simultaneous callers when it fails', async () => {
    const scenario = new CacheScenario();
    const asked = Array.from({ length: 100 }, () => scenario.dashboard(unstored));
    await scenario.fail(down);
    expect((await Promise.allSettled(asked)).every(({ status }) => status === 'rejected')).toBe(true);
    expect(scenario.calls).toHaveLength(1);
  });

  it('stores nothing: the next caller, in the same millisecond, loads', async () => {
    const scenario = new CacheScenario();
    const first = scenario.dashboard(unstored);
    await scenario.answer('v');
    await first;
    expect(scenario.cache.sizeBytes).toBe(0);
    const second = scenario.dashboard(unstored);
    await scenario.answer('w');
    expect(await second).toMatchObject({ value: 'w', outcome: 'miss' });
  });

  it.each(['dashboard', 'alert'] as const)(
    'uses nothing stored, neither fresh nor as a stand-in, for a %s',
    async (mode) => {
      const scenario = new CacheScenario();
      await scenario.stored('stored by another data source');
      const answered = scenario.ask({ ...unstored, mode });
      await scenario.answer('v');
      expect((await answered).value).toBe('v');
      const failed = scenario.ask({ ...unstored, mode });
      await scenario.fail(down);
      await expect(failed).rejects.toBe(down);
    }
  );

  it('joins the load of a data source that does store, and the other way round', async () => {
    const scenario = new CacheScenario();
    const asked = [scenario.dashboard(unstored), scenario.dashboard(), scenario.dashboard(unstored)];
    await scenario.answer('v');
    expect((await Promise.all(asked)).map(({ value }) => value)).toEqual(['v', 'v', 'v']);
    expect(scenario.calls).toHaveLength(1);
    expect((await scenario.dashboard()).outcome).toBe('hit');
  });

  it('shares the failure of a load with a data source that does store', async () => {
    const scenario = new CacheScenario();
    const asked = [scenario.dashboard(unstored), scenario.dashboard(), scenario.dashboard(unstored)];
    await scenario.fail(down);
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
    expect(scenario.calls).toHaveLength(1);
  });

  it('may be decided by the value', async () => {
    const scenario = new CacheScenario();
    const freshForMs = (value: string) => (value === 'partial' ? 0 : 60_000);
    const first = scenario.dashboard({ freshForMs });
    await scenario.answer('partial');
    expect((await first).value).toBe('partial');
    expect(scenario.cache.sizeBytes).toBe(0);
  });

  it('fails its callers, and blocks nobody, when the rule itself throws', async () => {
    const scenario = new CacheScenario();
    const bug = new Error('bug in the rule');
    const asked = scenario.dashboard({
      freshForMs: () => {
        throw bug;
      },
    });
    await scenario.answer('v');
    await expect(asked).rejects.toBe(bug);
    const next = scenario.dashboard();
    await scenario.answer('w');
    expect((await next).value).toBe('w');
  });
});
