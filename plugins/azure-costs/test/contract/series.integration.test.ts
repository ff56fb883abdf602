import { scriptedAnswer, seriesOf } from '../fixtures/scriptedAnswer';
import { startAzure } from '../fixtures/startAzure';

// The contract's "Answer, timeseries": order, labels, names and units of series.
const under = startAzure();
const DAYS = { from: '2026-11-01T00:00:00Z', to: '2026-11-03T00:00:00Z' };
const GROUP = (under: string, name: string) => `${under}/resourceGroups/${name}`;

/** Makes Azure answer a scope's query with rows of the test's own; without a scope that of every scope. */
function script(columns: readonly string[], rows: ReadonlyArray<readonly unknown[]>, scope?: string): void {
  under.azure.faults.inject(scriptedAnswer(columns, ...rows), {
    endpoint: 'query',
    ...(scope !== undefined && { urlIncludes: `${scope}/providers/microsoft.costmanagement` }),
  });
}

const ask = async (model: Record<string, unknown>, jsonData: Record<string, unknown> = {}) => {
  const costs = await under.plugin.open({ jsonData });
  return seriesOf(await costs.frame({ scopes: [under.scopes[0]], ...model }, DAYS));
};

const COLUMNS = ['Cost', 'UsageDate', 'ServiceName', 'Currency'];
const BY_SERVICE = { groupBy: [{ type: 'Dimension', name: 'ServiceName' }] };

it('orders series by currency code, then largest total, then label text by UTF-16 code unit', async () => {
  const rows = [
    [900, 20261101, 'big', 'USD'],
    [5, 20261101, 'b', 'EUR'],
    [5, 20261101, 'ä', 'EUR'],
    [5, 20261101, 'B', 'EUR'],
    [5, 20261101, 'a', 'EUR'],
    [4, 20261101, 'two days', 'EUR'],
    [4, 20261102, 'two days', 'EUR'],
    [-3, 20261101, 'refund', 'EUR'],
  ];
  script(COLUMNS, rows);
  const series = await ask(BY_SERVICE);
  const order = ['EUR two days', 'EUR B', 'EUR a', 'EUR b', 'EUR ä', 'EUR refund', 'USD big'];
  expect(series.map(({ labels }) => `${labels['currency']} ${labels['ServiceName']}`)).toEqual(order);
  expect(series.every(({ name }) => name === 'Cost')).toBe(true);
});

describe('labels', () => {
  it('are subscription, subscriptionId, one for each grouping, and currency', async () => {
    script(COLUMNS, [[1, 20261101, 'VM', 'USD']]);
    const [series] = await ask(BY_SERVICE);
    expect(series?.labels).toEqual({
      subscription: 'Contoso Production',
      subscriptionId: under.azure.model.subscriptions[0]?.id,
      ServiceName: 'VM',
      currency: 'USD',
    });
  });

  it('have resourceGroup in lower case when the scope is a resource group', async () => {
    script(['Cost', 'UsageDate', 'Currency'], [[1, 20261101, 'USD']]);
    const [series] = await ask({ scopes: [GROUP(under.scopes[0] ?? '', 'RG-Web')] });
    expect(series?.labels).toEqual({
      subscription: 'Contoso Production',
      subscriptionId: under.azure.model.subscriptions[0]?.id,
      resourceGroup: 'rg-web',
      currency: 'USD',
    });
  });

  it.each([
    'providers/Microsoft.Management/managementGroups/finance',
    'providers/Microsoft.Billing/billingAccounts/1:2_2019-05-31/billingProfiles/AB-CD',
  ])('are scope and nothing of a subscription for %s', async (scope) => {
    script(['Cost', 'UsageDate', 'Currency'], [[1, 20261101, 'USD']]);
    const [series] = await ask({ scopes: [`/${scope}`] });
    expect(series?.labels).toEqual({ scope, currency: 'USD' });
    expect(series?.legend).toBe(scope.slice(scope.lastIndexOf('/') + 1));
    expect(under.azure.journal.of('subscriptions')).toHaveLength(0);
  });

  it.each(['CostUSD', 'UsageQuantity'])('have no currency for %s, whose currencies are added up', async (metric) => {
    const rows = [
      [1, 20261101, 'USD', '1 Hour'],
      [2, 20261101, 'EUR', '1 Hour'],
    ];
    script([metric, 'UsageDate', 'Currency', 'UnitOfMeasure'], rows);
    const series = await ask({ metric });
    expect(series).toHaveLength(1);
    expect(Object.keys(series[0]?.labels ?? {})).toEqual(['subscription', 'subscriptionId']);
    expect(series[0]).toMatchObject({ name: metric, values: [3, 0] });
  });

  it('call the empty value (none)', async () => {
    script(COLUMNS, [
      [1, 20261101, '', 'USD'],
      [2, 20261101, null, 'USD'],
    ]);
    const series = await ask(BY_SERVICE);
    expect(series.map(({ labels, values }) => [labels['ServiceName'], values[0]])).toEqual([['(none)', 3]]);
  });

  it('take resource groups that differ by case alone for one, in lower case', async () => {
    const rows = [
      [1, 20261101, 'RG-Web', 'USD'],
      [2, 20261101, 'rg-web', 'USD'],
      [4, 20261102, 'rg-WEB', 'USD'],
    ];
    script(['Cost', 'UsageDate', 'ResourceGroupName', 'Currency'], rows);
    const series = await ask({ groupBy: [{ type: 'Dimension', name: 'ResourceGroupName' }] });
    expect(series.map(({ labels, values }) => [labels['ResourceGroupName'], values])).toEqual([['rg-web', [3, 4]]]);
  });

  it('give a grouping whose name is a label already the prefix tag_ or dimension_', async () => {
    const tags = [
      { type: 'TagKey', name: 'currency' },
      { type: 'TagKey', name: 'subscription' },
    ];
    const pairs = ['Cost', 'UsageDate', 'TagKey', 'TagValue', 'TagKey', 'TagValue', 'Currency'];
    script(pairs, [[1, 20261101, 'currency', 'gold', 'subscription', 's', 'USD']]);
    expect((await ask({ groupBy: tags }))[0]?.labels).toMatchObject({
      subscription: 'Contoso Production',
      tag_currency: 'gold',
      tag_subscription: 's',
      currency: 'USD',
    });
    under.azure.faults.clear();
    script(
      ['Cost', 'UsageDate', 'TagKey', 'TagValue', 'ServiceName', 'Currency'],
      [[1, 20261101, 'ServiceName', 'of the tag', 'VM', 'USD']]
    );
    const both = [{ type: 'TagKey', name: 'ServiceName' }, ...BY_SERVICE.groupBy];
    expect((await ask({ groupBy: both }))[0]?.labels).toMatchObject({
      ServiceName: 'of the tag',
      dimension_ServiceName: 'VM',
    });
  });
});

describe('the name of a series', () => {
  const two = () => {
    script(COLUMNS, [
      [2, 20261101, 'VM', 'USD'],
      [1, 20261101, 'DB', 'USD'],
    ]);
  };
  const legends = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).map(({ legend }) => legend);

  it('is the grouping’s value, after the scope’s name where several scopes are asked, or *', async () => {
    two();
    expect(await legends(BY_SERVICE)).toEqual(['VM', 'DB']);
    const expected = ['Contoso Development: VM', 'Contoso Production: VM'];
    expect(await legends({ ...BY_SERVICE, scopes: under.scopes.slice(0, 2) })).toEqual(
      expect.arrayContaining(expected)
    );
    expect(await legends({ ...BY_SERVICE, scopes: ['*'] })).toEqual(expect.arrayContaining(expected));
    expect(await legends({ ...BY_SERVICE, scopes: [] })).toEqual(expect.arrayContaining(expected));
  });

  it('counts one default scope, and one scope named twice, as one', async () => {
    two();
    const [scope = ''] = under.scopes;
    expect(await legends({ ...BY_SERVICE, scopes: [] }, { defaultScopes: [scope] })).toEqual(['VM', 'DB']);
    const guid = scope.slice('subscriptions/'.length).toUpperCase();
    expect(await legends({ ...BY_SERVICE, scopes: [`/${scope}`, guid] })).toEqual(['VM', 'DB']);
  });

  it('has the scope’s name though only one of the scopes asked has costs', async () => {
    script(COLUMNS, [], under.scopes[1]);
    script(COLUMNS, [[1, 20261101, 'VM', 'USD']], under.scopes[0]);
    expect(await legends({ ...BY_SERVICE, scopes: under.scopes.slice(0, 2) })).toEqual(['Contoso Production: VM']);
  });

  it('joins two groupings by a comma', async () => {
    script(['Cost', 'UsageDate', 'ServiceName', 'ChargeType', 'Currency'], [[1, 20261101, 'VM', 'Usage', 'USD']]);
    const groupBy = [...BY_SERVICE.groupBy, { type: 'Dimension', name: 'ChargeType' }];
    expect(await legends({ groupBy })).toEqual(['VM, Usage']);
    expect(await legends({ groupBy: groupBy.toReversed() })).toEqual(['Usage, VM']);
  });

  it('is the name of the subscription or of the resource group without grouping', async () => {
    script(['Cost', 'UsageDate', 'Currency'], [[1, 20261101, 'USD']]);
    expect(await legends({})).toEqual(['Contoso Production']);
    expect(await legends({ scopes: [GROUP(under.scopes[0] ?? '', 'RG-Web')] })).toEqual(['rg-web']);
    expect(new Set(await legends({ scopes: ['*'] }))).toEqual(
      new Set(['Contoso Production', 'Contoso Development', 'Contoso Europe'])
    );
  });

  it('has the currency only when several came', async () => {
    script(COLUMNS, [
      [2, 20261101, 'VM', 'USD'],
      [1, 20261101, 'VM', 'EUR'],
    ]);
    expect(await legends(BY_SERVICE)).toEqual(['VM (EUR)', 'VM (USD)']);
    expect(await legends({ ...BY_SERVICE, legendFormat: '{{ServiceName}}!' })).toEqual(['VM!', 'VM!']);
  });

  it('is made of the labels that legendFormat names', async () => {
    two();
    const legendFormat = '{{ServiceName}} of {{ subscription }} in {{currency}}';
    expect((await legends({ ...BY_SERVICE, legendFormat }))[0]).toBe('VM of Contoso Production in USD');
  });
});

describe('the unit of a series', () => {
  it.each([
    ['USD', 'currencyUSD'],
    ['EUR', 'currencyEUR'],
    ['GBP', 'currencyGBP'],
    ['JPY', 'currencyJPY'],
    ['CAD', 'suffix:CAD'],
    ['AUD', 'suffix:AUD'],
  ])('is Grafana’s for %s', async (currency, unit) => {
    script(COLUMNS, [[1, 20261101, 'VM', currency]]);
    expect((await ask(BY_SERVICE))[0]?.unit).toBe(unit);
  });

  it('is that of each currency where several came, which are never added up', async () => {
    script(
      ['Cost', 'UsageDate', 'Currency'],
      [
        [1, 20261101, 'USD'],
        [2, 20261101, 'EUR'],
      ]
    );
    expect((await ask({})).map(({ unit, values }) => [unit, values[0]])).toEqual([
      ['currencyEUR', 2],
      ['currencyUSD', 1],
    ]);
  });

  it.each([
    ['CostUSD', 'currencyUSD'],
    ['UsageQuantity', 'short'],
  ])('of %s is %s, whatever the currency', async (metric, unit) => {
    script([metric, 'UsageDate', 'Currency', 'UnitOfMeasure'], [[1, 20261101, 'EUR', '1 Hour']]);
    expect((await ask({ metric }))[0]?.unit).toBe(unit);
  });
});
