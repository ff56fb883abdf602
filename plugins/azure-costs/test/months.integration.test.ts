import { valuesOf } from './fixtures/openDataSource';
import { noticesOf, rowsOf } from './fixtures/scriptedAnswer';
import { startAzure } from './fixtures/startAzure';

// Costs are held by calendar month: only months that are missing, or have grown by a day, are asked.
const under = startAzure();
const HOUR_MS = 3_600_000;

/** The periods that Azure was asked about since the last look, by page. */
function askedPeriods(): string[] {
  const periods = under.azure.journal.of('query').map(({ body }) => {
    const { timePeriod } = JSON.parse(body) as { timePeriod: { from: string; to: string } };
    return `${timePeriod.from.slice(0, 10)}..${timePeriod.to.slice(0, 10)}`;
  });
  under.azure.journal.clear();
  return periods;
}

const lastDays = (days: number, to = '2026-11-25T10:00:00Z') => ({
  from: new Date(Date.parse(to) - days * 24 * HOUR_MS).toISOString(),
  to,
});

describe('moving a range', () => {
  it('of 90 days by a day costs no call when the day is held', async () => {
    const { plugin, scopes } = under;
    const costs = await plugin.open();
    await costs.frame({ scopes: scopes.slice(0, 2) }, lastDays(90));
    expect(askedPeriods()).toEqual(Array(2).fill('2026-08-01..2026-11-25'));
    const moved = await costs.frame({ scopes: scopes.slice(0, 2) }, lastDays(90, '2026-11-24T10:00:00Z'));
    expect(moved.fields[0]?.values).toHaveLength(91);
    for (const granularity of ['Daily', 'None']) {
      await costs.frame({ scopes: [scopes[1]], granularity }, lastDays(17, '2026-10-20T00:00:00Z'));
    }
    expect(askedPeriods()).toEqual([]);
  });

  it('into a month that is not held costs one call for each scope and page', async () => {
    const { plugin, scopes } = under;
    const costs = await plugin.open();
    const query = { scopes: scopes.slice(0, 2), groupBy: [{ name: 'ResourceGroupName' }] };
    await costs.frame(query, lastDays(30, '2026-11-01T00:00:00Z'));
    expect(askedPeriods()).toEqual(Array(2).fill('2026-10-01..2026-10-31'));
    const moved = await costs.frame(query, lastDays(31, '2026-11-02T00:00:00Z'));
    expect(askedPeriods()).toEqual(Array(2).fill('2026-11-01..2026-11-25'));
    expect(moved.fields[0]?.values).toHaveLength(31);
  });

  it('out to a year after 90 days costs the missing months alone, in one call', async () => {
    const { azure, plugin, scopes, clock } = under;
    const costs = await plugin.open();
    const query = { scopes: [scopes[1]], metric: 'CostUSD' };
    await costs.frame(query, lastDays(90));
    askedPeriods();
    const year = await costs.frame(query, lastDays(364));
    expect(askedPeriods()).toEqual(['2025-11-01..2026-07-31']);
    const subscriptionId = azure.model.subscriptions[1]?.id;
    const [usd] = Object.values(
      azure.model.total({
        from: '2025-11-26',
        to: '2025-11-26',
        subscriptionId,
        metric: 'CostUSD',
        asOfMs: clock.now(),
      })
    );
    expect(valuesOf(year.fields[1])[0]).toBeCloseTo(usd ?? 0, 4);
    await costs.frame(query, lastDays(2 * 364));
    expect(askedPeriods()).toEqual(['2024-11-01..2025-09-30', '2025-10-01..2025-10-31']);
  });

  it('asks nothing again that lies between two missing months', async () => {
    const { plugin, scopes } = under;
    const costs = await plugin.open();
    await costs.frame({ scopes: [scopes[0]] }, { from: '2026-09-10T00:00:00Z', to: '2026-09-20T00:00:00Z' });
    await costs.frame({ scopes: [scopes[0]] }, { from: '2026-08-10T00:00:00Z', to: '2026-10-20T00:00:00Z' });
    expect(askedPeriods().sort()).toEqual([
      '2026-08-01..2026-08-31',
      '2026-09-01..2026-09-30',
      '2026-10-01..2026-10-31',
    ]);
  });

  it('shares months that are under way, and their failure', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject({ kind: 'latency', ms: 100 }, { endpoint: 'query' });
    azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'query' });
    const costs = await plugin.open();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => costs.ask({ scopes: [scopes[0]] }, lastDays(20 + (index % 2) * 30)))
    );
    expect(answers.every((answer) => !answer.ok && answer.status === 502)).toBe(true);
    expect(askedPeriods().sort()).toEqual(['2026-10-01..2026-10-31', '2026-11-01..2026-11-25']);
  });
});

describe('at midnight', () => {
  const DAYS = { from: '2026-11-24T00:00:00Z', to: '2026-11-27T00:00:00Z' };
  const NOTHING_UNSETTLED = { unsettledDays: { days: 0 } };

  it('the open month alone is asked again, and only by who needs the new day', async () => {
    const { plugin, clock, scopes } = under;
    const costs = await plugin.open();
    clock.set(Date.parse('2026-11-25T23:00:00Z'));
    const asked = { scopes: [scopes[0]] };
    await costs.frame(asked, lastDays(90));
    askedPeriods();
    clock.set(Date.parse('2026-11-26T00:05:00Z'));
    await costs.frame(asked, { ...lastDays(90, '2026-11-26T00:05:00Z'), fromAlert: true });
    expect(askedPeriods()).toEqual([]);
    await costs.frame(asked, lastDays(90, '2026-11-26T00:05:00Z'));
    expect(askedPeriods()).toEqual(['2026-11-01..2026-11-26']);
  });

  it('with Azure down, dashboards show the days that are known, and rules get the error', async () => {
    const { azure, plugin, clock, scopes } = under;
    const costs = await plugin.open();
    clock.set(Date.parse('2026-11-25T23:00:00Z'));
    const query = { scopes: [scopes[0]], metric: 'CostUSD', ...NOTHING_UNSETTLED };
    const [before] = rowsOf(await costs.frame(query, DAYS));
    azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'query' });
    clock.set(Date.parse('2026-11-26T00:05:00Z'));
    const panel = await costs.frame(query, DAYS);
    // Nothing is known of a day that was never asked about: it must not become a settled 0.
    expect(rowsOf(panel).map(({ CostUSD }) => CostUSD)).toEqual([before?.['CostUSD'], expect.any(Number), null]);
    expect(noticesOf(panel)).toMatch(/1 hour 5 minutes old.*Azure is not available now/);
    expect(noticesOf(panel)).toContain('2026-11-26 is not known yet');
    expect(panel.meta?.custom).toEqual({ fetchedAt: '2026-11-25T23:00:00.000Z' });
    const total = await costs.frame({ ...query, granularity: 'None' }, DAYS);
    expect(noticesOf(total)).toContain('2026-11-26 is not known yet');
    expect(await costs.ask(query, { ...DAYS, fromAlert: true })).toMatchObject({ ok: false, status: 502 });
  });

  it('with Azure down, a range of nothing but the new day has no answer', async () => {
    const { azure, plugin, clock, scopes } = under;
    const costs = await plugin.open();
    await costs.frame({ scopes: [scopes[0]] }, DAYS);
    azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'query' });
    clock.set(Date.parse('2026-11-26T00:05:00Z'));
    const today = { from: '2026-11-26T00:00:00Z', to: '2026-11-26T00:05:00Z' };
    expect(await costs.ask({ scopes: [scopes[0]] }, today)).toMatchObject({ ok: false, status: 502 });
  });

  it('who joins a call from before it asks once more', async () => {
    const { azure, plugin, clock, scopes } = under;
    clock.set(Date.parse('2026-11-25T23:59:59Z'));
    azure.faults.inject({ kind: 'latency', ms: 200 }, { endpoint: 'query', times: 1 });
    const costs = await plugin.open();
    const early = costs.frame({ scopes: [scopes[0]] }, DAYS);
    await azure.journal.arrived('query', 1);
    clock.set(Date.parse('2026-11-26T00:00:01Z'));
    const query = { scopes: [scopes[0]], ...NOTHING_UNSETTLED };
    const late = await costs.frame(query, { ...DAYS, fromAlert: true });
    expect(late.fields[0]?.values).toHaveLength(3);
    await early;
    expect(askedPeriods()).toEqual(['2026-11-01..2026-11-25', '2026-11-01..2026-11-26']);
  });
});

describe('what was asked', () => {
  it('is told as without anything held, whatever is', async () => {
    const { plugin, scopes } = under;
    const costs = await plugin.open();
    const cold = await costs.frame({ scopes: [scopes[0]] }, lastDays(90));
    const warm = await costs.frame({ scopes: [scopes[0]] }, lastDays(90));
    expect(warm.meta?.executedQueryString).toBe(cold.meta?.executedQueryString);
    expect(warm.meta?.executedQueryString).toContain('"from": "2026-08-01T00:00:00Z"');
    expect(warm.meta?.executedQueryString?.match(/POST/g)).toHaveLength(1);
  });
});
