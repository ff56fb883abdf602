import { missingRole, throttled } from '@glance/simulator-azure';
import { dimensionPage, listOptions } from './fixtures/listOptions';
import { rowsOf } from './fixtures/scriptedAnswer';
import { startAzure } from './fixtures/startAzure';

const under = startAzure();
const HOUR_MS = 3_600_000;
const MANAGEMENT_GROUP = 'providers/Microsoft.Management/managementGroups/mg-contoso-online';

const listed = () => under.azure.journal.of('dimensions').length;
const SERVICES = { variable: 'dimensionValues', dimension: 'ServiceName' };

describe('dimension values', () => {
  it('are those that the costs of the scope have', async () => {
    const costs = await under.plugin.open();
    const { texts, values, meta } = await listOptions(costs, { ...SERVICES, scope: under.scopes[0] });
    const query = { scopes: [under.scopes[0]], granularity: 'None', groupBy: [{ name: 'ServiceName' }] };
    const rows = rowsOf(await costs.frame(query));
    expect(texts).toEqual([...new Set(rows.map((row) => row['ServiceName']))].sort());
    expect(values).toEqual(texts);
    expect(meta?.custom).toEqual({ fetchedAt: '2026-11-25T10:00:00.000Z' });
    expect(meta?.executedQueryString).toBe(
      `GET /${under.scopes[0]}/providers/Microsoft.CostManagement/dimensions?$filter=properties/category eq 'ServiceName'`
    );
  });

  it('of management groups and billing accounts are listed too', async () => {
    const { plugin, azure } = under;
    const costs = await plugin.open();
    const group = await listOptions(costs, {
      variable: 'dimensionValues',
      dimension: 'SubscriptionName',
      scope: MANAGEMENT_GROUP,
    });
    expect(group.texts).toEqual(['Contoso Europe', 'Contoso Production']);
    const account = 'providers/Microsoft.Billing/billingAccounts/12345:6789';
    azure.faults.inject(dimensionPage(['Sales']), { endpoint: 'dimensions', urlIncludes: 'billingAccounts' });
    const billing = await listOptions(costs, {
      variable: 'dimensionValues',
      dimension: 'InvoiceSection',
      scope: account,
    });
    expect(billing.texts).toEqual(['Sales']);
  });

  it('are merged over the default scopes and sorted, resource groups in lower case and the empty value as (none)', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject(dimensionPage(['Web', 'data', '']), { endpoint: 'dimensions', urlIncludes: scopes[0] });
    azure.faults.inject(dimensionPage(['web', 'B', null]), { endpoint: 'dimensions' });
    const costs = await plugin.open();
    const groups = await listOptions(costs, { variable: 'dimensionValues', dimension: 'ResourceGroupName' });
    expect(groups.texts).toEqual(['(none)', 'b', 'data', 'web']);
    expect(groups.values).toEqual(groups.texts);
    expect(listed()).toBe(scopes.length);
  });

  it('differ by case only where Azure tells them apart', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject(dimensionPage(['EastUS', 'eastus', 'a', 'A']), { endpoint: 'dimensions' });
    const costs = await plugin.open();
    const values = async (dimension: string) =>
      (await listOptions(costs, { variable: 'dimensionValues', dimension, scope: scopes[0] })).values;
    expect(await values('ResourceLocation')).toEqual(['EastUS', 'a']);
    expect(await values('ServiceName')).toEqual(['A', 'EastUS', 'a', 'eastus']);
  });

  it('can be filtered by as they are listed', async () => {
    const costs = await under.plugin.open();
    const [scope] = under.scopes;
    const { values } = await listOptions(costs, { variable: 'dimensionValues', dimension: 'ResourceGroupName', scope });
    const filters = [{ name: 'ResourceGroupName', values: [values[1]] }];
    const frame = await costs.frame({ scopes: [scope], filters, groupBy: [{ name: 'ResourceGroupName' }] });
    expect(frame.fields[1]?.labels).toMatchObject({ ResourceGroupName: values[1] });
  });

  it('are none where Azure has none', async () => {
    const { azure, plugin, scopes } = under;
    const costs = await plugin.open();
    const answers = [{ status: 204 }, { status: 200, body: { value: [] } }];
    for (const answer of answers) {
      const end = azure.faults.inject({ kind: 'answer', ...answer }, { endpoint: 'dimensions' });
      expect((await listOptions(costs, { ...SERVICES, scope: scopes[0] })).texts).toEqual([]);
      end();
      await costs.resource('POST', 'cache/clear');
    }
  });
});

describe('pages of dimension values', () => {
  const link = (token: string, origin = under.azure.armUrl) =>
    `${origin}/${under.scopes[0]}/providers/Microsoft.CostManagement/Dimensions?$filter=properties/category eq 'x'&$top=5&$skiptoken=${token}`;
  const ask = async (first: string | undefined) => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject(dimensionPage(['a'], first), { endpoint: 'dimensions', times: 1 });
    return listOptions(await plugin.open(), { ...SERVICES, scope: scopes[0] });
  };

  it('are read to the end, by links as Azure writes them: with spaces, and beginning with http', async () => {
    const { azure } = under;
    azure.faults.inject(dimensionPage(['b'], link('two')), { endpoint: 'dimensions', urlIncludes: 'skiptoken=one%3D' });
    azure.faults.inject(dimensionPage(['c']), { endpoint: 'dimensions', urlIncludes: 'skiptoken=two' });
    const { texts, notices } = await ask(link('one%3D').replace('https:', 'http:'));
    expect(texts).toEqual(['a', 'b', 'c']);
    expect(notices).toBe('');
    const origins = azure.journal.of('dimensions').map(({ url }) => new URL(url).origin);
    expect(new Set(origins)).toEqual(new Set([new URL(azure.armUrl).origin]));
  });

  it.each([
    ['another origin', () => link('one', 'https://elsewhere.example'), 'https://elsewhere.example'],
    ['no address', () => 'elsewhere', 'no address'],
    ['nowhere', () => link('').replace('&$skiptoken=', ''), 'no $skiptoken'],
  ])('are an error when a link leads to %s', async (_, next, message) => {
    const refused = ask(next());
    await expect(refused).rejects.toThrow(message);
    expect(listed()).toBe(1);
  });

  it('end after ten, which is said', async () => {
    const { azure } = under;
    azure.faults.inject(dimensionPage(['b'], link('again')), { endpoint: 'dimensions', urlIncludes: 'again' });
    const { notices } = await ask(link('again'));
    expect(listed()).toBe(10);
    expect(notices).toContain('There are more values than are listed here');
  });

  it('end where the quota does, and what came is kept', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject(throttled({ entity: 600 }), { endpoint: 'dimensions', urlIncludes: 'skiptoken' });
    const { texts, notices } = await ask(link('one'));
    expect(texts).toEqual(['a']);
    expect(notices).toContain('There are more values');
    await listOptions(await plugin.open(), { ...SERVICES, scope: scopes[0] });
    expect(listed()).toBe(2);
  });

  it('never stand for the whole when one fails otherwise', async () => {
    under.azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'dimensions', urlIncludes: 'skiptoken' });
    await expect(ask(link('one'))).rejects.toThrow('status 500');
  });
});

describe('the quota', () => {
  it('is spent once for a scope and dimension, whoever asks: variables, editors and other names of the dimension', async () => {
    const { plugin, scopes } = under;
    const costs = await plugin.open();
    const url = `dimension-values?scope=${scopes[0]}&dimension=ResourceGroup`;
    await Promise.all([
      ...Array.from({ length: 50 }, () => costs.resource('GET', url)),
      listOptions(costs, { variable: 'dimensionValues', dimension: 'resourcegroupname', scope: scopes[0] }),
    ]);
    expect(listed()).toBe(1);
  });

  it('is spent once when Azure fails too: 100 editors, one call, 100 equal errors', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'dimensions' });
    azure.faults.inject({ kind: 'latency', ms: 200 }, { endpoint: 'dimensions' });
    const costs = await plugin.open();
    const url = `dimension-values?scope=${scopes[0]}&dimension=ServiceName`;
    const errors = await Promise.all(
      Array.from({ length: 100 }, () => costs.resource('GET', url).catch((error: unknown) => error))
    );
    expect(listed()).toBe(1);
    expect(new Set(errors.map(String)).size).toBe(1);
    expect(errors[0]).toMatchObject({
      status: 502,
      source: 'downstream',
      message: expect.stringContaining(scopes[0] ?? ''),
    });
  });

  it('is spared for as long as costs are kept, and after that on a refresh in the background', async () => {
    const { azure, plugin, clock, scopes } = under;
    const costs = await plugin.open();
    const ask = () => listOptions(costs, { ...SERVICES, scope: scopes[0] });
    await ask();
    clock.advance(4 * HOUR_MS - 1000);
    await ask();
    expect(listed()).toBe(1);
    clock.advance(2000);
    expect((await ask()).notices).toBe('');
    await azure.journal.arrived('dimensions', 2);
    await azure.journal.idle();
  });

  it('is that of the scope’s costs: a refusal of either stands for both, and says when it ends', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject(throttled({ entity: 600 }), { endpoint: 'dimensions', times: 1 });
    const costs = await plugin.open();
    const refused = { status: 429, message: expect.stringContaining('until 2026-11-25 10:10:00 UTC') };
    expect(await costs.ask({ queryType: 'variable', ...SERVICES, scope: scopes[0] })).toMatchObject(refused);
    expect(await costs.ask({ scopes: [scopes[0]] })).toMatchObject(refused);
    expect(azure.journal.of('query')).toHaveLength(0);
    expect(await costs.ask({ scopes: [scopes[1]] })).toMatchObject({ ok: true });
    await expect(costs.resource('GET', `dimension-values?scope=${scopes[0]}&dimension=Meter`)).rejects.toMatchObject(
      refused
    );
    expect(listed()).toBe(1);
  });

  it('is not spent again when the last values can be shown', async () => {
    const { azure, plugin, clock, scopes } = under;
    const costs = await plugin.open();
    const ask = () => listOptions(costs, { ...SERVICES, scope: scopes[0] });
    const { texts } = await ask();
    clock.advance(9 * HOUR_MS);
    azure.faults.inject(throttled({ entity: 600 }), { endpoint: 'dimensions' });
    const old = await ask();
    expect(old.texts).toEqual(texts);
    expect(old.notices).toMatch(/9 hours old.*quota/);
    await ask();
    expect(listed()).toBe(2);
  });
});

describe('a scope that cannot be read', () => {
  const values = { queryType: 'variable', ...SERVICES };

  it('is a notice among others, and an error alone or for an alert rule, which names it', async () => {
    const { azure, plugin, scopes } = under;
    const fault = missingRole(scopes[1] ?? '', 'Microsoft.CostManagement/dimensions/read');
    azure.faults.inject(fault, { endpoint: 'dimensions', urlIncludes: scopes[1] });
    const costs = await plugin.open();
    const { texts, notices } = await listOptions(costs, SERVICES);
    expect(texts.length).toBeGreaterThan(3);
    expect(notices).toContain(`Left out: ${scopes[1]}: `);
    expect(notices).toContain('Cost Management Reader');
    const named = { status: 403, message: expect.stringContaining(`${scopes[1]}: `) };
    expect(await costs.ask({ ...values, scope: scopes[1] })).toMatchObject(named);
    expect(await costs.ask(values, { fromAlert: true })).toMatchObject(named);
    const { json } = await costs.resource('GET', 'dimension-values?dimension=ServiceName');
    expect(json).toMatchObject({ values: texts, isCut: false, notices: [notices] });
  });

  it('is an error when there is no readable one', async () => {
    under.azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'dimensions' });
    const costs = await under.plugin.open();
    expect(await costs.ask(values)).toMatchObject({ status: 502, message: expect.stringContaining('subscriptions/') });
  });
});

describe('an answer that is not a list of values', () => {
  it.each([
    ['HTML', { kind: 'answer', status: 200, body: '<html>Sign in</html>' }, 'HTML instead of JSON'],
    ['JSON of another shape', { kind: 'answer', status: 200, body: { values: [] } }, 'value is not a list'],
    [
      'a dimension without data',
      { kind: 'answer', status: 200, body: { value: [{ properties: {} }] } },
      'properties.data is not a list',
    ],
  ] as const)('is an error: %s', async (_, fault, message) => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject(fault, { endpoint: 'dimensions' });
    const costs = await plugin.open();
    expect(await costs.ask({ queryType: 'variable', ...SERVICES, scope: scopes[0] })).toMatchObject({
      status: 502,
      message: expect.stringContaining(message),
    });
  });
});

describe('what editors get', () => {
  it('is a list of values, of one scope or several', async () => {
    const { plugin, scopes } = under;
    const costs = await plugin.open();
    const query = scopes
      .slice(0, 2)
      .map((scope) => `scope=${encodeURIComponent(`/${scope}`)}`)
      .join('&');
    const { status, json } = await costs.resource('GET', `dimension-values?${query}&dimension=SubscriptionName`);
    expect(status).toBe(200);
    expect(json).toEqual({ values: ['Contoso Development', 'Contoso Production'], isCut: false, notices: [] });
    expect(listed()).toBe(2);
  });

  it('is cut when there is too much of it', async () => {
    const { azure, plugin, scopes } = under;
    const many = Array.from({ length: 10_001 }, (_, index) => `value-${index}`);
    azure.faults.inject(dimensionPage(many), { endpoint: 'dimensions' });
    const costs = await plugin.open();
    const { json } = await costs.resource('GET', `dimension-values?scope=${scopes[0]}&dimension=Meter`);
    expect(json).toMatchObject({ isCut: true, notices: [expect.stringContaining('narrow what is asked for')] });
    expect((json as { values: unknown[] }).values).toHaveLength(10_000);
  });

  it('costs one call for a subscription that is named', async () => {
    const { azure, plugin, scopes } = under;
    const costs = await plugin.open();
    await costs.resource('GET', `dimension-values?scope=${scopes[0]}&dimension=Meter`);
    expect(azure.journal.entries.map(({ endpoint }) => endpoint).filter((name) => name !== 'discovery')).toEqual([
      'token',
      'dimensions',
    ]);
  });

  it.each([
    ['dimension-values', 'dimension is missing: use one such as ResourceGroupName'],
    ['dimension-values?dimension=Team', 'dimension is "Team", which is no dimension of Azure Cost Management'],
    ['dimension-values?dimension=Meter&scope=here', 'scope is "here": use "*"'],
    ['tag-keys?scope=*&scope=', 'scope is "": use "*"'],
    ['tag-values', 'tagKey is missing: name the key of a tag'],
    ['tag-values?tagKey=', 'tagKey is missing'],
  ])('is a 400 that says what is wrong with %s, and costs nothing', async (url, message) => {
    const costs = await under.plugin.open();
    await expect(costs.resource('GET', url)).rejects.toMatchObject({
      status: 400,
      source: 'downstream',
      message: expect.stringContaining(message),
    });
    expect(under.azure.journal.entries).toHaveLength(0);
  });
});
