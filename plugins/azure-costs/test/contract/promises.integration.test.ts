import { noContent, throttled } from '@glance/simulator-azure';
import { noticesOf, rowsOf, scriptedAnswer } from '../fixtures/scriptedAnswer';
import { startAzure } from '../fixtures/startAzure';

// The contract's section 6, "Behaviour every plugin promises", where no other test of this folder proves it.
const under = startAzure();
const HOUR_MS = 3_600_000;
const calls = () => under.azure.journal.of('query').length;

describe('answers are never shared', () => {
  it('between data sources that differ in endpoint', async () => {
    const { azure, plugin, scopes } = under;
    const byName = await plugin.open({ uid: 'name' });
    const byAddress = await plugin.open({
      uid: 'address',
      jsonData: { resourceManagerUrl: azure.armUrl.replace('localhost', '127.0.0.1') },
    });
    await byName.frame({ scopes: [scopes[0]] });
    await byAddress.frame({ scopes: [scopes[0]] });
    expect(calls()).toBe(2);
  });

  it('but are between those that differ in what does not decide the answer', async () => {
    const { plugin, scopes } = under;
    const [one, two] = [await plugin.open({ uid: 'one' }), await plugin.open({ uid: 'two', jsonData: { timeout: 7 } })];
    await one.frame({ scopes: [scopes[0]] });
    await two.frame({ scopes: [scopes[0]] });
    expect(calls()).toBe(1);
  });
});

it('ignores X-Cache-Skip, which comes with every alert query', async () => {
  const { plugin, scopes } = under;
  const costs = await plugin.open();
  const headers = { 'X-Cache-Skip': 'true', 'http_X-Cache-Skip': 'true' };
  for (const fromAlert of [false, true]) {
    await costs.frame({ scopes: [scopes[0]] }, { fromAlert, headers });
  }
  expect(calls()).toBe(1);
});

describe('a part of the costs', () => {
  it('never stands for the whole: a scope whose second page fails has failed', async () => {
    const { azure, plugin, scopes } = under;
    const nextLink = `${azure.armUrl}/${scopes[0]}/providers/Microsoft.CostManagement/query?$skiptoken=x`;
    const page = { kind: 'alteredJson', alter: (json: unknown) => withNextLink(json, nextLink) } as const;
    azure.faults.inject(page, { endpoint: 'query', urlIncludes: `${scopes[0]}/`, times: 1 });
    azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'query', urlIncludes: 'skiptoken=x' });
    const costs = await plugin.open();
    const panel = await costs.frame({ scopes: scopes.slice(0, 2) });
    expect(panel.fields.slice(1).map(({ labels }) => labels?.['subscription'])).not.toContain('Contoso Production');
    expect(noticesOf(panel)).toContain('Contoso Production');
    azure.faults.inject(page, { endpoint: 'query', urlIncludes: `${scopes[0]}/`, times: 1 });
    const rule = await costs.ask({ scopes: scopes.slice(0, 2) }, { fromAlert: true });
    expect(rule).toMatchObject({ ok: false, status: 502, message: expect.stringContaining('Contoso Production') });
  });

  it('that truly has no costs is no failure', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject(noContent(), { endpoint: 'query', urlIncludes: scopes[0] });
    const costs = await plugin.open();
    for (const fromAlert of [false, true]) {
      const both = await costs.frame({ scopes: scopes.slice(0, 2) }, { fromAlert });
      expect(new Set(both.fields.slice(1).map(({ labels }) => labels?.['subscription']))).toEqual(
        new Set(['Contoso Development'])
      );
      const none = await costs.frame({ scopes: [scopes[0]] }, { fromAlert });
      expect(none).toMatchObject({ fields: [], meta: { type: 'timeseries-wide', typeVersion: [0, 1] } });
    }
  });
});

describe('age', () => {
  it('is that of the oldest part, in ISO form and UTC', async () => {
    const { plugin, clock, scopes } = under;
    const costs = await plugin.open();
    await costs.frame({ scopes: [scopes[1]] });
    clock.advance(90_000);
    await costs.frame({ scopes: [scopes[0]] });
    clock.advance(90_000);
    const frame = await costs.frame({ scopes: [scopes[0], scopes[1], scopes[2]] });
    expect(frame.meta?.custom).toEqual({ fetchedAt: '2026-11-25T10:00:00.000Z' });
    const newer = await costs.frame({ scopes: [scopes[0], scopes[2]] });
    expect(newer.meta?.custom).toEqual({ fetchedAt: '2026-11-25T10:01:30.000Z' });
  });

  it('and what was asked stand on lists too', async () => {
    const { plugin, clock, scopes } = under;
    const costs = await plugin.open();
    const list = (query: object) => costs.frame({ queryType: 'variable', ...query });
    await list({ variable: 'subscriptions' });
    clock.advance(60_000);
    const subscriptions = await list({ variable: 'subscriptions' });
    expect(subscriptions.meta?.custom).toEqual({ fetchedAt: '2026-11-25T10:00:00.000Z' });
    expect(subscriptions.meta?.executedQueryString).toBe('GET /subscriptions');
    const groups = await list({ variable: 'resourceGroups', scope: scopes[0] });
    expect(groups.meta?.custom).toEqual({ fetchedAt: '2026-11-25T10:01:00.000Z' });
    expect(groups.meta?.executedQueryString).toBe(`GET /${scopes[0]}/resourcegroups`);
  });

  it('and the reason are told of old lists, on every frame that is made with them', async () => {
    const { azure, plugin, clock, scopes } = under;
    const costs = await plugin.open();
    const groups = { queryType: 'variable', variable: 'resourceGroups', scope: scopes[0] };
    await costs.frame({ scopes: [scopes[0]] });
    await costs.frame(groups);
    clock.advance(2 * HOUR_MS);
    azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'subscriptions' });
    azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'resourceGroups' });
    for (const query of [{ scopes: [scopes[0]] }, { queryType: 'variable', variable: 'subscriptions' }, groups]) {
      expect(noticesOf(await costs.frame(query))).toMatch(/2 hours old.*status 500/);
    }
  });
});

describe('options of a variable', () => {
  it('are in the order of UTF-16 code units', async () => {
    const { azure, plugin } = under;
    const value = ['b', 'ä', 'B', 'a'].map((displayName, index) => ({
      subscriptionId: `00000000-0000-4000-8000-00000000000${index}`,
      displayName,
    }));
    azure.faults.inject({ kind: 'answer', status: 200, body: { value } }, { endpoint: 'subscriptions' });
    const costs = await plugin.open();
    const frame = await costs.frame({ queryType: 'variable', variable: 'subscriptions' });
    expect(rowsOf(frame).map(({ text }) => text)).toEqual(['B', 'a', 'b', 'ä']);
  });
});

describe('metrics', () => {
  it('know the bytes of the cache without a further question', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject(scriptedAnswer(['Cost', 'UsageDate', 'Currency'], [1, 20261101, 'USD']), { endpoint: 'query' });
    const bytes = async () => Number(/^glance_cache_bytes (\d+)/m.exec(await plugin.metrics.text())?.[1]);
    const costs = await plugin.open();
    await costs.frame({ scopes: [scopes[0]] });
    expect(await bytes()).toBeGreaterThan(0);
    await costs.resource('POST', 'cache/clear');
    expect(await bytes()).toBe(0);
  });

  it('tell hits, misses, shared and stale answers apart', async () => {
    const { azure, plugin, clock, scopes } = under;
    const scope = 'providers/Microsoft.Management/managementGroups/root';
    azure.faults.inject(scriptedAnswer(['Cost', 'UsageDate', 'Currency'], [1, 20261101, 'USD']), { endpoint: 'query' });
    expect(scopes).not.toContain(scope);
    const costs = await plugin.open();
    await Promise.all([costs.frame({ scopes: [scope] }), costs.frame({ scopes: [scope] })]);
    await costs.frame({ scopes: [scope] });
    clock.advance(5 * HOUR_MS);
    await costs.frame({ scopes: [scope] });
    const text = await plugin.metrics.text();
    for (const result of ['miss', 'coalesced', 'hit', 'stale']) {
      expect(text).toContain(`glance_cache_requests_total{result="${result}"} 1`);
    }
  });
});

describe('a refusal for lack of quota', () => {
  it.each([false, true])('is a 429 downstream that says when it ends (alert rule: %s)', async (fromAlert) => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject(throttled({ tenant: 600, entity: 30 }), { endpoint: 'query' });
    const costs = await plugin.open();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(await costs.ask({ scopes: [scopes[attempt]] }, { fromAlert })).toMatchObject({
        ok: false,
        status: 429,
        source: 'downstream',
        message: expect.stringContaining('2026-11-25 10:10:00 UTC'),
      });
    }
    expect(calls()).toBe(1);
  });
});

function withNextLink(json: unknown, nextLink: string): unknown {
  const { properties } = json as { readonly properties: object };
  return { properties: { ...properties, nextLink } };
}
