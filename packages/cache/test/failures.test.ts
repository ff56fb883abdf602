import { CacheScenario, OWNER } from './CacheScenario';

const refused = new Error('quota is used up');
const down = new Error('upstream is down');
const failureStandsForMs = (error: unknown) => (error === refused ? 30_000 : 0);

describe('a failure that stands', () => {
  it('is given to everybody until its time is over, without a call', async () => {
    const scenario = new CacheScenario();
    const first = scenario.dashboard({ failureStandsForMs });
    await scenario.fail(refused);
    await expect(first).rejects.toBe(refused);

    await scenario.clock.advance(29_999);
    const asked = Array.from({ length: 50 }, () => [
      scenario.dashboard({ failureStandsForMs }),
      scenario.alert({ failureStandsForMs }),
    ]).flat();
    const results = await Promise.allSettled(asked);
    expect(results.every((result) => result.status === 'rejected' && result.reason === refused)).toBe(true);
    expect(scenario.calls).toHaveLength(1);
    expect(scenario.eventCounts()).toEqual({ miss: 1, coalesced: 100 });
  });

  it('is over at its time: then one call finds out anew', async () => {
    const scenario = new CacheScenario();
    scenario.dashboard({ failureStandsForMs });
    await scenario.fail(refused);
    await scenario.clock.advance(30_000);
    const asked = [scenario.dashboard(), scenario.dashboard()];
    await scenario.answer('v');
    expect((await Promise.all(asked)).map(({ value }) => value)).toEqual(['v', 'v']);
    expect(scenario.calls).toHaveLength(2);
  });

  it('may be renewed by that call', async () => {
    const scenario = new CacheScenario();
    scenario.dashboard({ failureStandsForMs });
    await scenario.fail(refused);
    await scenario.clock.advance(30_000);
    scenario.dashboard({ failureStandsForMs });
    await scenario.fail(refused);
    await scenario.clock.advance(1);
    await expect(scenario.dashboard()).rejects.toBe(refused);
    expect(scenario.calls).toHaveLength(2);
  });

  it('stands for a day at most, whatever a vendor says', async () => {
    const scenario = new CacheScenario();
    const forEver = { failureStandsForMs: () => Infinity };
    scenario.dashboard(forEver);
    await scenario.fail(refused);
    await scenario.clock.advance(24 * 3_600_000 - 1);
    await expect(scenario.dashboard(forEver)).rejects.toBe(refused);
    await scenario.clock.advance(1);
    const asked = scenario.dashboard(forEver);
    await scenario.answer('v');
    expect((await asked).value).toBe('v');
  });

  it.each([0, -1, NaN])('does not stand when its time is %p', async (standsForMs) => {
    const scenario = new CacheScenario();
    scenario.dashboard({ failureStandsForMs: () => standsForMs });
    await scenario.fail(down);
    const asked = scenario.dashboard();
    await scenario.answer('v');
    expect((await asked).value).toBe('v');
  });

  it('leaves other keys alone', async () => {
    const scenario = new CacheScenario();
    scenario.dashboard({ failureStandsForMs, question: 'a' });
    await scenario.fail(refused);
    const other = scenario.dashboard({ failureStandsForMs, question: 'b' });
    await scenario.answer('v');
    expect((await other).value).toBe('v');
  });

  it('stands also where nothing is stored', async () => {
    const scenario = new CacheScenario();
    scenario.dashboard({ failureStandsForMs, freshForMs: 0 });
    await scenario.fail(refused);
    await expect(scenario.dashboard({ failureStandsForMs, freshForMs: 0 })).rejects.toBe(refused);
    expect(scenario.calls).toHaveLength(1);
  });

  it('is not lifted by clearing the cache', async () => {
    const scenario = new CacheScenario();
    scenario.dashboard({ failureStandsForMs });
    await scenario.fail(refused);
    await scenario.cache.clear(OWNER);
    await expect(scenario.dashboard({ failureStandsForMs })).rejects.toBe(refused);
    expect(scenario.calls).toHaveLength(1);
  });
});

describe('while a failure stands', () => {
  async function refusedAt(ageMs: number): Promise<CacheScenario> {
    const scenario = new CacheScenario();
    await scenario.stored('old');
    await scenario.clock.advance(ageMs);
    scenario.dashboard({ failureStandsForMs });
    await scenario.fail(refused);
    expect(scenario.calls).toHaveLength(1);
    return scenario;
  }

  it.each([70_000, 1_000_000])('dashboards get an answer %p ms old with a notice and without a call', async (ageMs) => {
    const scenario = await refusedAt(ageMs);
    await scenario.clock.advance(1_000);
    expect(await scenario.dashboard({ failureStandsForMs })).toMatchObject({
      value: 'old',
      outcome: 'stale',
      stale: { ageMs: ageMs + 1_000, reason: refused },
    });
    expect(scenario.calls).toHaveLength(1);
  });

  it('alert rules get an answer within their limit, with a notice and without a call', async () => {
    const scenario = await refusedAt(80_000);
    expect(await scenario.alert({ failureStandsForMs })).toMatchObject({
      value: 'old',
      stale: { ageMs: 80_000, reason: refused },
    });
    expect(scenario.calls).toHaveLength(1);
  });

  it('alert rules get the error once the answer is beyond their limit', async () => {
    const scenario = await refusedAt(80_000);
    await scenario.clock.advance(10_001);
    await expect(scenario.alert({ failureStandsForMs })).rejects.toBe(refused);
    expect(scenario.calls).toHaveLength(1);
  });
});

describe('watching', () => {
  it('cannot break a query by throwing', async () => {
    const scenario = new CacheScenario();
    jest.spyOn(scenario.events, 'push').mockImplementation(() => {
      throw new Error('broken metrics');
    });
    const asked = scenario.dashboard();
    await scenario.answer('v');
    expect((await asked).value).toBe('v');
  });
});
