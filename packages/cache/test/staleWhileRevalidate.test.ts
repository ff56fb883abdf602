import { CacheScenario } from './CacheScenario';

const down = new Error('upstream is down');

/** A scenario whose answer `old` has just gone stale. */
async function staleScenario(): Promise<CacheScenario> {
  const scenario = new CacheScenario();
  await scenario.stored('old');
  await scenario.clock.advance(60_000);
  return scenario;
}

describe('fresh answers', () => {
  it('are given without a call until their time is over', async () => {
    const scenario = new CacheScenario();
    await scenario.stored('v');
    await scenario.clock.advance(59_999);
    expect(await scenario.dashboard()).toEqual({
      value: 'v',
      fetchedAtMs: scenario.clock.now() - 59_999,
      outcome: 'hit',
    });
    expect(scenario.calls).toHaveLength(0);
    expect(scenario.eventCounts()).toEqual({ hit: 1 });
  });

  it('keep the time at which the vendor answered, not at which it was asked', async () => {
    const scenario = new CacheScenario();
    const asked = scenario.dashboard();
    await scenario.clock.advance(5_000);
    await scenario.answer('v');
    expect((await asked).fetchedAtMs).toBe(scenario.clock.now());
  });

  it('stay fresh as long as their own value says', async () => {
    const scenario = new CacheScenario();
    const freshForMs = (value: string) => (value === 'closed' ? 1_000_000 : 10);
    await scenario.stored('closed', { question: 'a', freshForMs });
    await scenario.stored('open', { question: 'b', freshForMs });
    await scenario.clock.advance(30);
    expect((await scenario.dashboard({ question: 'a', freshForMs })).outcome).toBe('hit');
    const open = scenario.dashboard({ question: 'b', freshForMs });
    await scenario.answer('open again');
    expect((await open).outcome).toBe('miss');
  });

  it('do not last longer because the rule promises more by the time they are used', async () => {
    const scenario = new CacheScenario();
    await scenario.stored('fetched while the month was open', { freshForMs: 1_000 });
    await scenario.clock.advance(2_001);
    const asked = scenario.dashboard({ freshForMs: () => 1_000_000 });
    await scenario.answer('fetched after it closed');
    expect((await asked).value).toBe('fetched after it closed');
  });

  it('count as stale for a caller who wants fresher ones', async () => {
    const scenario = new CacheScenario();
    await scenario.stored('v', { freshForMs: 60_000 });
    await scenario.clock.advance(1_000);
    expect((await scenario.dashboard({ freshForMs: 900 })).outcome).toBe('stale');
  });
});

describe('a stale answer on dashboards', () => {
  it('is given at once, without a notice, while one call revalidates it for all', async () => {
    const scenario = await staleScenario();
    const answers = await Promise.all(Array.from({ length: 100 }, () => scenario.dashboard()));
    expect(answers.every(({ value, outcome, stale }) => value === 'old' && outcome === 'stale' && !stale)).toBe(true);
    await scenario.clock.settle();
    expect(scenario.calls).toHaveLength(1);
    await scenario.answer('new');
    expect(await scenario.dashboard()).toMatchObject({ value: 'new', outcome: 'hit' });
    expect(scenario.calls).toHaveLength(1);
    expect(scenario.eventCounts()).toEqual({ staleHit: 100, revalidated: 1, hit: 1 });
  });

  it('carries a notice once its refresh failed, and each further look tries again, once', async () => {
    const scenario = await staleScenario();
    const before = await Promise.all(Array.from({ length: 100 }, () => scenario.dashboard()));
    await scenario.fail(down);
    expect(scenario.calls).toHaveLength(1);
    expect(before.some(({ stale }) => stale !== undefined)).toBe(false);

    await scenario.clock.advance(1_000);
    const after = await Promise.all(Array.from({ length: 100 }, () => scenario.dashboard()));
    expect(after.every(({ stale }) => stale?.reason === down && stale.ageMs === 61_000)).toBe(true);
    await scenario.clock.settle();
    expect(scenario.calls).toHaveLength(2);
    expect(scenario.eventCounts()).toEqual({ staleHit: 200, revalidationFailed: 1 });
  });

  it('loses the notice when a later refresh succeeds', async () => {
    const scenario = await staleScenario();
    await scenario.dashboard();
    await scenario.fail(down);
    expect((await scenario.dashboard()).stale).toBeDefined();
    await scenario.answer('new');
    expect(await scenario.dashboard()).toMatchObject({ value: 'new', outcome: 'hit' });
    await scenario.clock.advance(60_000);
    expect((await scenario.dashboard()).stale).toBeUndefined();
  });

  it('is given at once up to one freshness past its time, and not a moment longer', async () => {
    const scenario = await staleScenario();
    await scenario.clock.advance(60_000);
    expect((await scenario.dashboard()).value).toBe('old');
    await scenario.answer('new');
    await scenario.clock.advance(120_001);
    const asked = scenario.dashboard();
    await scenario.answer('newer');
    expect(await asked).toMatchObject({ value: 'newer', outcome: 'miss' });
  });

  it('is revalidated even when whoever saw it goes away', async () => {
    const scenario = await staleScenario();
    const caller = new AbortController();
    await scenario.ask({ signal: caller.signal });
    caller.abort();
    await scenario.answer('new');
    expect(await scenario.dashboard()).toMatchObject({ value: 'new', outcome: 'hit' });
  });

  it('leaves no unhandled rejection when its refresh fails with nobody there', async () => {
    const scenario = await staleScenario();
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    await scenario.dashboard();
    await scenario.fail(down);
    await scenario.clock.settle();
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe('an answer older than its grace on dashboards', () => {
  async function oldScenario(): Promise<CacheScenario> {
    const scenario = await staleScenario();
    await scenario.clock.advance(3_600_000);
    return scenario;
  }

  it('waits for the load', async () => {
    const scenario = await oldScenario();
    const asked = Array.from({ length: 100 }, () => scenario.dashboard());
    await scenario.answer('new');
    expect((await Promise.all(asked)).every(({ value, stale }) => value === 'new' && !stale)).toBe(true);
    expect(scenario.calls).toHaveLength(1);
  });

  it('is the last good answer, with its age and the reason, when the one load of all fails', async () => {
    const scenario = await oldScenario();
    const asked = Array.from({ length: 100 }, () => scenario.dashboard());
    await scenario.clock.advance(5_000);
    await scenario.fail(down);
    for (const answer of await Promise.all(asked)) {
      expect(answer).toMatchObject({ value: 'old', outcome: 'stale', stale: { ageMs: 3_665_000, reason: down } });
    }
    expect(scenario.calls).toHaveLength(1);
    expect(scenario.eventCounts()).toEqual({ staleHit: 100, revalidationFailed: 1 });
  });

  it('is given at once to a dashboard that comes while it is still in grace for a load of others', async () => {
    const scenario = await staleScenario();
    const alert = scenario.alert();
    await scenario.clock.settle();
    expect(await scenario.dashboard()).toMatchObject({ value: 'old', outcome: 'stale' });
    await scenario.answer('new');
    expect((await alert).value).toBe('new');
    expect(scenario.calls).toHaveLength(1);
  });
});
