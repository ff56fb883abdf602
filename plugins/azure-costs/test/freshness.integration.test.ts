import { noticesOf } from './fixtures/scriptedAnswer';
import { startAzure } from './fixtures/startAzure';

const under = startAzure();
const HOUR_MS = 3_600_000;
const OPEN = { from: '2026-11-01T00:00:00Z', to: '2026-11-21T00:00:00Z' };
const CLOSED = { from: '2026-09-01T00:00:00Z', to: '2026-10-01T00:00:00Z' };

const broken = () => under.azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'query' });
const calls = () => under.azure.journal.of('query').length;

describe('an answer that Azure may still change', () => {
  it('is fresh for four hours, then given at once and refreshed, without a notice', async () => {
    const { azure, plugin, clock, scopes } = under;
    const costs = await plugin.open();
    const query = { scopes: [scopes[0]] };
    await costs.frame(query, OPEN);
    clock.advance(4 * HOUR_MS - 1);
    await costs.frame(query, OPEN);
    expect(calls()).toBe(1);
    clock.advance(2);
    const stale = await costs.frame(query, OPEN);
    expect(stale.meta?.notices).toEqual([]);
    expect(stale.meta?.custom).toEqual({ fetchedAt: '2026-11-25T10:00:00.000Z' });
    await azure.journal.arrived('query', 2);
    await azure.journal.idle();
    expect(calls()).toBe(2);
  });

  it('is given on a dashboard when Azure fails, with its age and the reason', async () => {
    const { plugin, clock, scopes } = under;
    const costs = await plugin.open();
    await costs.frame({ scopes: [scopes[0]] }, OPEN);
    broken();
    clock.advance(9 * HOUR_MS + 5 * 60_000);
    const frame = await costs.frame({ scopes: [scopes[0]] }, OPEN);
    expect(frame.fields.length).toBeGreaterThan(1);
    const [notice] = frame.meta?.notices ?? [];
    expect(notice).toMatchObject({ severity: 'warning' });
    expect(notice?.text).toContain('9 hours 5 minutes old');
    expect(notice?.text).toContain('Azure is not available now (status 500)');
  });

  it('is given to an alert rule while it is fresh, and later only if Azure still answers', async () => {
    const { plugin, clock, scopes } = under;
    const costs = await plugin.open();
    const rule = { ...OPEN, fromAlert: true };
    await costs.frame({ scopes: [scopes[0]] }, rule);
    const end = broken();
    clock.advance(4 * HOUR_MS - 1);
    await costs.frame({ scopes: [scopes[0]] }, rule);
    expect(calls()).toBe(1);
    clock.advance(2);
    expect(await costs.ask({ scopes: [scopes[0]] }, rule)).toMatchObject({
      ok: false,
      status: 502,
      source: 'downstream',
    });
    end();
    expect((await costs.ask({ scopes: [scopes[0]] }, rule)).ok).toBe(true);
  });

  it('is stored as long as cacheTtlSeconds says, and not at all for 0', async () => {
    const { plugin, clock, scopes } = under;
    const brief = await plugin.open({ jsonData: { cacheTtlSeconds: 60 } });
    await brief.frame({ scopes: [scopes[0]] }, OPEN);
    clock.advance(121_000);
    await brief.frame({ scopes: [scopes[0]] }, OPEN);
    expect(calls()).toBe(2);

    const none = await plugin.open({ jsonData: { cacheTtlSeconds: 0 } });
    await none.frame({ scopes: [scopes[1]] }, CLOSED);
    await none.frame({ scopes: [scopes[1]] }, CLOSED);
    expect(calls()).toBe(4);
    await Promise.all([none.frame({ scopes: [scopes[1]] }, CLOSED), none.frame({ scopes: [scopes[1]] }, CLOSED)]);
    expect(calls()).toBe(5);
    broken();
    expect((await none.ask({ scopes: [scopes[1]] }, CLOSED)).ok).toBe(false);
  });
});

describe('the answer for a closed period', () => {
  it('is kept for a month, for alert rules too', async () => {
    const { plugin, clock, scopes } = under;
    const costs = await plugin.open();
    await costs.frame({ scopes: [scopes[0]] }, CLOSED);
    clock.advance(29 * 24 * HOUR_MS);
    await costs.frame({ scopes: [scopes[0]] }, { ...CLOSED, fromAlert: true });
    expect(calls()).toBe(1);
  });

  it('from before the close is good no longer than one that can still change', async () => {
    const { plugin, clock, scopes } = under;
    clock.set(Date.parse('2026-10-05T22:00:00Z'));
    const costs = await plugin.open();
    await costs.frame({ scopes: [scopes[0]] }, CLOSED);
    clock.set(Date.parse('2026-10-06T01:59:59Z'));
    await costs.frame({ scopes: [scopes[0]] }, { ...CLOSED, fromAlert: true });
    expect(calls()).toBe(1);
    broken();
    clock.set(Date.parse('2026-10-08T00:00:00Z'));
    expect((await costs.ask({ scopes: [scopes[0]] }, { ...CLOSED, fromAlert: true })).ok).toBe(false);
    expect(noticesOf(await costs.frame({ scopes: [scopes[0]] }, CLOSED))).toContain('2 days 2 hours old');
    under.azure.faults.clear();
    await costs.frame({ scopes: [scopes[0]] }, CLOSED);
    clock.advance(29 * 24 * HOUR_MS);
    await costs.frame({ scopes: [scopes[0]] }, { ...CLOSED, fromAlert: true });
    expect(calls()).toBe(4);
  });

  it('that closed a few days ago is asked for again until Azure has settled it', async () => {
    const { plugin, clock, scopes } = under;
    clock.set(Date.parse('2026-10-02T10:00:00Z'));
    const costs = await plugin.open();
    await costs.frame({ scopes: [scopes[0]] }, CLOSED);
    clock.advance(9 * HOUR_MS);
    await costs.frame({ scopes: [scopes[0]] }, CLOSED);
    expect(calls()).toBe(2);
  });
});

describe('the button that drops cached answers', () => {
  it('makes the next question cost a call, and says how many answers went', async () => {
    const { plugin, scopes } = under;
    const costs = await plugin.open();
    await costs.frame({ scopes: [scopes[0]] });
    expect(await costs.resource('POST', 'cache/clear')).toEqual({ status: 200, json: { dropped: 2 } });
    await costs.frame({ scopes: [scopes[0]] });
    expect(calls()).toBe(2);
  });
});
