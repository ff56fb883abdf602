import { missingRole } from '@glance/simulator-azure';
import { valuesOf } from './fixtures/openDataSource';
import { startAzure } from './fixtures/startAzure';

const under = startAzure();

describe('variables', () => {
  const options = async (query: Record<string, unknown>, jsonData = {}) => {
    const costs = await under.plugin.open({ jsonData });
    const frame = await costs.frame({ queryType: 'variable', ...query });
    expect(frame.fields.map(({ name, type }) => `${name} ${type}`)).toEqual(['text string', 'value string']);
    return { texts: valuesOf(frame.fields[0]), values: valuesOf(frame.fields[1]), meta: frame.meta };
  };

  it('list subscriptions by name, with their ids', async () => {
    const { texts, values } = await options({ variable: 'subscriptions' });
    expect(texts).toEqual(['Contoso Development', 'Contoso Europe', 'Contoso Production']);
    expect(new Set(values)).toEqual(new Set(under.azure.model.subscriptions.map(({ id }) => id)));
  });

  it('list the resource groups of a subscription, or of the default scopes, each once', async () => {
    const [one] = under.azure.model.subscriptions;
    const names = (id: string | undefined) => under.azure.model.resourceGroups(id ?? '').map(({ name }) => name);
    const { texts, values } = await options({ variable: 'resourceGroups', scope: under.scopes[0] });
    expect(new Set(texts)).toEqual(new Set(names(one?.id)));
    expect(values).toEqual(texts);
    const all = await options({ variable: 'resourceGroups' });
    const everyName = under.azure.model.subscriptions.flatMap(({ id }) => names(id)).map((name) => name.toLowerCase());
    expect(all.texts).toHaveLength(new Set(everyName).size);
  });

  it('name a subscription whose resource groups may not be read', async () => {
    const { azure, scopes } = under;
    const fault = missingRole(scopes[1] ?? '', 'Microsoft.Resources/subscriptions/resourceGroups/read');
    azure.faults.inject(fault, { endpoint: 'resourceGroups', urlIncludes: scopes[1] });
    const { texts, meta } = await options({ variable: 'resourceGroups' });
    expect(texts.length).toBeGreaterThan(10);
    expect(meta?.notices?.[0]?.text).toContain(
      `${scopes[1]}: The app registration lacks a role. Give it the role Reader`
    );
    const costs = await under.plugin.open();
    expect(await costs.ask({ queryType: 'variable', variable: 'resourceGroups', scope: scopes[1] })).toMatchObject({
      status: 403,
    });
  });

  it('need a subscription to list resource groups of', async () => {
    const defaultScopes = ['providers/Microsoft.Management/managementGroups/root'];
    const costs = await under.plugin.open({ jsonData: { defaultScopes } });
    expect(await costs.ask({ queryType: 'variable', variable: 'resourceGroups' })).toMatchObject({
      status: 400,
      message: expect.stringContaining('scope is missing'),
    });
  });
});

describe('resources for the editors', () => {
  it('list subscriptions and resource groups as JSON', async () => {
    const costs = await under.plugin.open();
    const subscriptions = await costs.resource('GET', 'subscriptions');
    expect(subscriptions.status).toBe(200);
    expect(subscriptions.json).toContainEqual({
      id: under.azure.model.subscriptions[0]?.id,
      name: 'Contoso Production',
    });
    const groups = await costs.resource('GET', `resource-groups?scope=/${under.scopes[0]}`);
    expect(groups.json).toContainEqual({ name: 'rg-shop-web-prod', location: 'eastus2' });
  });

  it.each([
    ['resource-groups', 'scope is missing'],
    ['resource-groups?scope=here', 'scope is "here"'],
    ['resource-groups?scope=*', 'resource groups are listed by subscription'],
  ])('say what is wrong with %s', async (url, message) => {
    const costs = await under.plugin.open();
    await expect(costs.resource('GET', url)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining(message),
    });
  });

  it('cost one call for everybody who opens an editor', async () => {
    const { azure, plugin } = under;
    const costs = await plugin.open();
    await Promise.all(
      Array.from({ length: 10 }, () => costs.resource('GET', `resource-groups?scope=${under.scopes[2]}`))
    );
    const pages = azure.journal.of('resourceGroups').map(({ url }) => url);
    expect(new Set(pages).size).toBe(pages.length);
  });
});

describe('names of subscriptions', () => {
  it('are ids on a dashboard when Azure does not list them, and an error for an alert rule', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'subscriptions' });
    const costs = await plugin.open();
    const frame = await costs.frame({ scopes: [scopes[0]] });
    expect(frame.fields[1]?.labels).toMatchObject({ subscription: azure.model.subscriptions[0]?.id });
    expect(frame.meta?.notices?.[0]?.text).toContain('Subscriptions are shown by their ids');
    expect(await costs.ask({ scopes: [scopes[0]] }, { fromAlert: true })).toMatchObject({ status: 502 });
    expect(await costs.ask({})).toMatchObject({ status: 502 });
  });

  it('are not needed for other scopes', async () => {
    const { azure, plugin } = under;
    const costs = await plugin.open();
    const answer = await costs.ask({ scopes: ['providers/Microsoft.Management/managementGroups/root'] });
    expect(answer).toMatchObject({ status: 403, message: expect.stringContaining('managementGroups/root') });
    expect(azure.journal.of('subscriptions')).toHaveLength(0);
  });

  it('that stand for nothing make * an error that says which role is missing', async () => {
    const { azure, plugin } = under;
    azure.faults.inject({ kind: 'answer', status: 200, body: { value: [] } }, { endpoint: 'subscriptions' });
    const costs = await plugin.open();
    expect(await costs.ask({})).toMatchObject({
      status: 403,
      message: expect.stringContaining('sees no subscription'),
    });
  });
});

describe('an answer without the list that was asked for', () => {
  const broken = { kind: 'answer', status: 200, body: { hello: 'from a proxy' } } as const;

  it.each([
    ['subscriptions', { variable: 'subscriptions' }],
    ['resourceGroups', { variable: 'resourceGroups' }],
    ['tagNames', { variable: 'tagKeys' }],
  ])('of %s is an error, and not kept as an empty list', async (endpoint, variable) => {
    const scope = under.scopes[0];
    const query = { queryType: 'variable', ...variable, ...(variable.variable !== 'subscriptions' && { scope }) };
    const mend = under.azure.faults.inject(broken, { endpoint });
    const costs = await under.plugin.open();
    expect(await costs.ask(query)).toMatchObject({ status: 502, message: expect.stringContaining('no list in it') });
    mend();
    expect((await costs.ask(query)).ok).toBe(true);
  });

  it('does not let * stand for no subscription at all', async () => {
    under.azure.faults.inject(broken, { endpoint: 'subscriptions', times: 1 });
    const costs = await under.plugin.open();
    expect(await costs.ask({ scopes: ['*'] }, { fromAlert: true })).toMatchObject({ status: 502 });
    expect((await costs.ask({ scopes: ['*'] }, { fromAlert: true })).ok).toBe(true);
  });
});
