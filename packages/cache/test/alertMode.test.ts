import { CacheScenario } from './CacheScenario';

const down = new Error('upstream is down');

/** Fresh for 60 s, good for alert rules for 90 s; `ageMs` old. */
async function scenarioAged(ageMs: number): Promise<CacheScenario> {
  const scenario = new CacheScenario();
  await scenario.stored('old');
  await scenario.clock.advance(ageMs);
  return scenario;
}

describe('alert rules', () => {
  it('get a fresh answer without a call', async () => {
    const scenario = await scenarioAged(59_999);
    expect(await scenario.alert()).toMatchObject({ value: 'old', outcome: 'hit' });
    expect(scenario.calls).toHaveLength(0);
  });

  it('wait for the revalidation of a stale answer', async () => {
    const scenario = await scenarioAged(60_000);
    const asked = scenario.alert();
    await scenario.answer('new');
    expect(await asked).toMatchObject({ value: 'new', outcome: 'miss' });
  });

  it('get the stale answer when the revalidation fails and its age is within their limit', async () => {
    const scenario = await scenarioAged(90_000);
    const asked = Array.from({ length: 100 }, () => scenario.alert());
    await scenario.fail(down);
    for (const answer of await Promise.all(asked)) {
      expect(answer).toMatchObject({ value: 'old', outcome: 'stale', stale: { ageMs: 90_000, reason: down } });
    }
    expect(scenario.calls).toHaveLength(1);
  });

  it('get the error when the revalidation fails and the stale answer is a moment too old', async () => {
    const scenario = await scenarioAged(90_001);
    const asked = Array.from({ length: 100 }, () => scenario.alert());
    await scenario.fail(down);
    const results = await Promise.allSettled(asked);
    expect(results.every((result) => result.status === 'rejected' && result.reason === down)).toBe(true);
    expect(scenario.calls).toHaveLength(1);
  });

  it('are judged by the age at the time of the answer, not of the question', async () => {
    const scenario = await scenarioAged(80_000);
    const asked = scenario.alert();
    await scenario.clock.advance(10_001);
    await scenario.fail(down);
    await expect(asked).rejects.toBe(down);
  });

  it('load anew when a fresh answer is older than their limit', async () => {
    const scenario = new CacheScenario();
    await scenario.stored('old', { freshForMs: 1_000_000 });
    await scenario.clock.advance(90_001);
    const asked = scenario.alert({ freshForMs: 1_000_000 });
    await scenario.answer('new');
    expect(await asked).toMatchObject({ value: 'new', outcome: 'miss' });
  });

  it('get the error when a fresh answer is older than their limit and cannot be renewed', async () => {
    const scenario = new CacheScenario();
    await scenario.stored('old', { freshForMs: 1_000_000 });
    await scenario.clock.advance(90_001);
    const alert = scenario.alert({ freshForMs: 1_000_000 });
    await scenario.fail(down);
    await expect(alert).rejects.toBe(down);
    expect(await scenario.dashboard({ freshForMs: 1_000_000 })).toEqual({
      value: 'old',
      outcome: 'hit',
      fetchedAtMs: expect.any(Number),
    });
  });

  it('join a revalidation that a dashboard started', async () => {
    const scenario = await scenarioAged(100_000);
    await scenario.dashboard();
    const alert = scenario.alert();
    await scenario.answer('new');
    expect(await alert).toMatchObject({ value: 'new', outcome: 'coalesced' });
    expect(scenario.calls).toHaveLength(1);
  });

  it('have a limit that may depend on the answer', async () => {
    const scenario = await scenarioAged(70_000);
    const alertMaxAgeMs = (value: string) => (value === 'old' ? 70_000 : 0);
    const asked = scenario.alert({ alertMaxAgeMs });
    await scenario.fail(down);
    expect(await asked).toMatchObject({ value: 'old', outcome: 'stale' });
    await scenario.clock.advance(1);
    const late = scenario.alert({ alertMaxAgeMs });
    await scenario.fail(down);
    await expect(late).rejects.toBe(down);
  });

  it('share the failure of a revalidation that a dashboard started', async () => {
    const scenario = await scenarioAged(100_000);
    await scenario.dashboard();
    const alert = scenario.alert();
    await scenario.fail(down);
    await expect(alert).rejects.toBe(down);
    expect(scenario.calls).toHaveLength(1);
  });

  it('and dashboards share one failed load, each with its own way out', async () => {
    const scenario = await scenarioAged(1_000_000);
    const alert = scenario.alert();
    const dashboard = scenario.dashboard();
    await scenario.fail(down);
    await expect(alert).rejects.toBe(down);
    expect(await dashboard).toMatchObject({ value: 'old', stale: { reason: down } });
    expect(scenario.calls).toHaveLength(1);
    expect(scenario.eventCounts()).toEqual({ miss: 1, staleHit: 1, revalidationFailed: 1 });
  });
});
