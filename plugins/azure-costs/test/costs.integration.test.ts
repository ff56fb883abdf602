import { RANGE, sumOf, valuesOf } from './fixtures/openDataSource';
import { startAzure } from './fixtures/startAzure';

const under = startAzure();
const SHOWN = { from: '2026-11-01', to: '2026-11-20' };

describe('a costs query', () => {
  it('shows the daily costs of every subscription when it says nothing', async () => {
    const { azure, plugin } = under;
    const costs = await plugin.open();
    const frame = await costs.frame({});
    expect(frame.meta).toMatchObject({ type: 'timeseries-wide', typeVersion: [0, 1] });
    expect(frame.fields[0]?.values).toHaveLength(20);
    const expected = azure.model.subscriptions.flatMap(({ id, displayName }) =>
      Object.entries(azure.model.total({ ...SHOWN, subscriptionId: id, asOfMs: under.clock.now() })).map(
        ([currency, total]) => [displayName, currency, total] as const
      )
    );
    const actual = frame.fields
      .slice(1)
      .map((field) => [field.labels?.['subscription'], field.labels?.['currency'], sumOf(field)]);
    expect(actual).toHaveLength(expected.length);
    for (const [subscription, currency, total] of expected) {
      expect(actual).toContainEqual([subscription, currency, expect.closeTo(total, 4)]);
    }
  });

  it('splits by resource group, over pages, whatever their case', async () => {
    const { azure, plugin, scopes } = under;
    const costs = await plugin.open();
    const range = { from: '2025-12-01T00:00:00Z', to: '2026-11-20T00:00:00Z' };
    const frame = await costs.frame({ scopes: [scopes[0]], groupBy: [{ name: 'ResourceGroupName' }] }, range);
    expect(azure.journal.of('query').length).toBeGreaterThan(1);
    expect(new Set(azure.journal.of('query').map(({ method, body }) => `${method} ${body}`)).size).toBe(1);
    const names = frame.fields.slice(1).map((field) => String(field.labels?.['ResourceGroupName']));
    expect(names).toEqual(names.map((name) => name.toLowerCase()));
    const orders = frame.fields.find((field) => field.labels?.['ResourceGroupName'] === 'rg-shop-orders-prod');
    const truth = azure.model.total({
      from: '2025-12-01',
      to: '2026-11-19',
      subscriptionId: azure.model.subscriptions[0]?.id,
      resourceGroup: 'RG-SHOP-ORDERS-PROD',
      asOfMs: under.clock.now(),
    });
    expect(sumOf(orders)).toBeCloseTo(truth['USD'] ?? 0, 3);
  });

  it('answers several years in pieces that add up to the whole', async () => {
    const { azure, plugin, scopes } = under;
    const costs = await plugin.open();
    const range = { from: '2023-01-15T00:00:00Z', to: '2026-11-20T00:00:00Z' };
    const asked = { scopes: [scopes[0]], metric: 'CostUSD' };
    const daily = await costs.frame(asked, range);
    expect(azure.journal.of('query').length).toBe(5);
    expect(daily.fields[0]?.values).toHaveLength(1405);
    const monthly = await costs.frame({ ...asked, granularity: 'Monthly' }, range);
    expect(monthly.fields[0]?.values).toHaveLength(47);
    const total = await costs.frame({ ...asked, granularity: 'None' }, range);
    const truth = azure.model.total({
      from: '2023-01-15',
      to: '2026-11-19',
      subscriptionId: azure.model.subscriptions[0]?.id,
      metric: 'CostUSD',
      asOfMs: under.clock.now(),
    });
    const expected = Object.values(truth).reduce((sum, part) => sum + part, 0);
    expect(sumOf(daily.fields[1])).toBeCloseTo(expected, 2);
    expect(sumOf(total.fields.at(-1))).toBeCloseTo(expected, 2);
  });

  it('keeps days that Azure may still change from alert rules, and shares their answer with panels', async () => {
    const { azure, plugin, scopes } = under;
    const costs = await plugin.open();
    const range = { from: '2026-11-20T00:00:00Z', to: '2026-11-25T10:00:00Z' };
    const panel = await costs.frame({ scopes: [scopes[0]] }, range);
    const rule = await costs.frame({ scopes: [scopes[0]], format: 'table' }, { ...range, fromAlert: true });
    expect(panel.fields[0]?.values).toHaveLength(6);
    expect(valuesOf(panel.fields[1]).at(-1)).toBeNull();
    expect(panel.meta?.notices?.[0]?.text).toContain('2026-11-24 to 2026-11-25 are not settled');
    expect(rule.meta?.type).toBe('timeseries-wide');
    expect(rule.fields[0]?.values).toHaveLength(4);
    expect(valuesOf(rule.fields[1])).not.toContain(null);
    expect(azure.journal.of('query')).toHaveLength(1);
  });

  it('says so when dropping unsettled days leaves nothing: an error for a rule, a notice for a panel', async () => {
    const { azure, plugin } = under;
    const costs = await plugin.open();
    const range = { from: '2026-11-25T00:00:00Z', to: '2026-11-25T10:00:00Z' };
    expect(await costs.ask({}, { ...range, fromAlert: true })).toMatchObject({ status: 400, source: 'downstream' });
    const panel = await costs.frame({ unsettledDays: { show: 'drop' } }, range);
    expect(panel).toMatchObject({ fields: [], meta: { type: 'timeseries-wide', typeVersion: [0, 1] } });
    expect(panel.meta?.notices?.[0]?.text).toContain('unsettledDays drops');
    expect(azure.journal.of('query')).toHaveLength(0);
  });

  it('filters in and out, by dimension and by tag', async () => {
    const { azure, plugin, scopes } = under;
    const costs = await plugin.open();
    const total = async (filters: unknown[]) =>
      sumOf((await costs.frame({ scopes: [scopes[0]], metric: 'CostUSD', filters })).fields[1]);
    const storage = { name: 'ServiceName', values: ['Storage'] };
    const all = await total([]);
    const inside = await total([storage]);
    const outside = await total([{ ...storage, operator: 'NotIn' }]);
    expect(inside).toBeGreaterThan(0);
    expect(inside + outside).toBeCloseTo(all, 4);
    const tagged = await total([storage, { type: 'TagKey', name: 'team', operator: 'In', values: ['data'] }]);
    const truth = azure.model.total({
      ...SHOWN,
      subscriptionId: azure.model.subscriptions[0]?.id,
      metric: 'CostUSD',
      where: { ServiceName: 'Storage' },
      tags: { team: 'data' },
      asOfMs: under.clock.now(),
    });
    expect(tagged).toBeCloseTo(truth['USD'] ?? 0, 4);
  });

  it('splits by two tags and names what has none', async () => {
    const { plugin, scopes } = under;
    const costs = await plugin.open();
    const groupBy = [
      { type: 'TagKey', name: 'Team' },
      { type: 'TagKey', name: 'env' },
    ];
    const frame = await costs.frame({ scopes: [scopes[0]], groupBy });
    const labels = frame.fields.slice(1).map((field) => [field.labels?.['Team'], field.labels?.['env']]);
    expect(labels).toContainEqual(['shop', 'prod']);
    const total = await costs.frame({ scopes: [scopes[0]] });
    const sum = frame.fields
      .slice(1)
      .filter((field) => field.labels?.['currency'] === 'USD')
      .reduce((all, field) => all + sumOf(field), 0);
    expect(sum).toBeCloseTo(sumOf(total.fields.find((field) => field.labels?.['currency'] === 'USD')), 4);
  });

  it('counts a scope once that is named twice, also through *', async () => {
    const { azure, plugin, scopes } = under;
    const costs = await plugin.open();
    const frame = await costs.frame({ scopes: [`/${scopes[1]?.toUpperCase()}`, '*'] });
    expect(azure.journal.of('query')).toHaveLength(3);
    const ids = frame.fields
      .slice(1)
      .map((field) => `${field.labels?.['subscriptionId']} ${field.labels?.['currency']}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('asks a resource group, deleted ones too, and names it', async () => {
    const { plugin, scopes } = under;
    const costs = await plugin.open({ jsonData: { defaultScopes: [`${scopes[0]}/resourceGroups/RG-Payments-Prod`] } });
    const frame = await costs.frame({});
    expect(frame.fields[1]).toMatchObject({
      labels: { subscription: 'Contoso Production', resourceGroup: 'rg-payments-prod', currency: 'USD' },
      config: { displayNameFromDS: 'rg-payments-prod' },
    });
  });

  it('is a frame without fields, and no error, where there are no costs at all', async () => {
    const { plugin, scopes } = under;
    const costs = await plugin.open();
    const filters = [{ name: 'ServiceName', values: ['No such service'] }];
    for (const fromAlert of [false, true]) {
      const frame = await costs.frame({ scopes: [scopes[0]], filters }, { fromAlert });
      expect(frame).toMatchObject({ fields: [], meta: { type: 'timeseries-wide', typeVersion: [0, 1] } });
    }
  });

  it('tells what was asked and when Azure answered', async () => {
    const { azure, plugin, scopes } = under;
    const costs = await plugin.open();
    await costs.frame({ scopes: [scopes[0]] });
    under.clock.advance(60_000);
    const frame = await costs.frame({ scopes: [scopes[0], scopes[1]] });
    expect(frame.meta?.custom).toEqual({ fetchedAt: '2026-11-25T10:00:00.000Z' });
    expect(frame.meta?.executedQueryString).toContain(`POST /${scopes[0]}/providers/Microsoft.CostManagement/query`);
    expect(frame.meta?.executedQueryString).toContain('"from": "2026-11-01T00:00:00Z"');
    expect(azure.journal.of('query')).toHaveLength(2);
  });

  it('calls under its own client type, and through a page size that needs few pages', async () => {
    const { azure, plugin, scopes } = under;
    const costs = await plugin.open();
    await costs.frame({ scopes: [scopes[0]] }, RANGE);
    const [call] = azure.journal.of('query');
    expect(call?.headers['clienttype']).toBe('GlanceForGrafana');
    expect(call?.url).toContain('$top=5000');
  });
});
