import { missingRole } from '@glance/simulator-azure';
import { listOptions, tagPage } from './fixtures/listOptions';
import { startAzure } from './fixtures/startAzure';

const under = startAzure();
const MANAGEMENT_GROUP = 'providers/Microsoft.Management/managementGroups/mg-contoso-online';
const BILLING_ACCOUNT = 'providers/Microsoft.Billing/billingAccounts/12345:6789';

/** Subscriptions whose tags were asked for; every page of a list counts as one. */
const askedOf = () =>
  new Set(under.azure.journal.of('tagNames').map(({ url }) => /subscriptions\/[^/]+/.exec(url)?.[0] ?? ''));

describe('tags', () => {
  it('are listed by key, and by the values of a key, whose case does not count', async () => {
    const { azure, plugin, scopes } = under;
    const costs = await plugin.open();
    const { texts: keys, values, meta } = await listOptions(costs, { variable: 'tagKeys', scope: scopes[0] });
    expect(keys).toEqual(['env', 'team']);
    expect(values).toEqual(keys);
    expect(meta?.executedQueryString).toBe(`GET /${scopes[0]}/tagNames`);
    const calls = azure.journal.of('tagNames').length;
    for (const key of [String(keys[0]), String(keys[0]).toUpperCase()]) {
      const { texts } = await listOptions(costs, { variable: 'tagValues', tagKey: key, scope: scopes[0] });
      expect(texts.length).toBeGreaterThan(0);
    }
    expect(azure.journal.of('tagNames')).toHaveLength(calls);
  });

  it('can be filtered by as they are listed', async () => {
    const costs = await under.plugin.open();
    const [scope] = under.scopes;
    const { texts: keys } = await listOptions(costs, { variable: 'tagKeys', scope });
    const tagKey = String(keys[0]);
    const { values } = await listOptions(costs, { variable: 'tagValues', tagKey, scope });
    const filters = [{ type: 'TagKey', name: tagKey, values: [values[0]] }];
    const frame = await costs.frame({ scopes: [scope], filters, groupBy: [{ type: 'TagKey', name: tagKey }] });
    expect(frame.fields).toHaveLength(2);
    expect(frame.fields[1]?.labels).toMatchObject({ [tagKey]: values[0] });
  });

  it('are merged over scopes: keys whatever their case, values by their case, the empty one as (none)', async () => {
    const { azure, plugin, scopes } = under;
    const second = { endpoint: 'tagNames', urlIncludes: scopes[1] };
    azure.faults.inject(tagPage({ Team: ['web', ''], env: ['prod'] }), {
      endpoint: 'tagNames',
      urlIncludes: scopes[0],
    });
    azure.faults.inject(tagPage({ team: ['Web', 'web'], 'cost center': [] }), second);
    const costs = await plugin.open();
    const scope = scopes.slice(0, 2).join(',');
    expect((await listOptions(costs, { variable: 'tagKeys', scope })).texts).toEqual(['Team', 'cost center', 'env']);
    const team = await listOptions(costs, { variable: 'tagValues', tagKey: 'TEAM', scope });
    expect(team.values).toEqual(['(none)', 'Web', 'web']);
    expect((await listOptions(costs, { variable: 'tagValues', tagKey: 'nobody', scope })).texts).toEqual([]);
  });

  it('are those of the default scopes, of every subscription for *, and of the subscription for a resource group', async () => {
    const { azure, plugin, scopes } = under;
    const costs = await plugin.open({ jsonData: { defaultScopes: [scopes[2]] } });
    await listOptions(costs, { variable: 'tagKeys' });
    expect(askedOf()).toEqual(new Set([scopes[2]]));
    azure.journal.clear();
    await listOptions(costs, { variable: 'tagKeys', scope: `${scopes[0]}/resourceGroups/any` });
    expect(askedOf()).toEqual(new Set([scopes[0]]));
    await costs.resource('POST', 'cache/clear');
    await listOptions(costs, { variable: 'tagKeys', scope: '*' });
    expect(askedOf()).toEqual(new Set(scopes));
  });

  it.each([MANAGEMENT_GROUP, BILLING_ACCOUNT])(
    'of %s are those of every subscription, which is said',
    async (scope) => {
      const { plugin, scopes } = under;
      const costs = await plugin.open();
      const all = await listOptions(costs, { variable: 'tagKeys', scope: '*' });
      const wide = await listOptions(costs, { variable: 'tagKeys', scope });
      expect(askedOf()).toEqual(new Set(scopes));
      expect(wide.texts).toEqual(all.texts);
      expect(all.notices).toBe('');
      expect(wide.notices).toContain('these are the tags of every subscription that the credential can see');
    }
  );

  it('of one subscription that cannot be read are missed on a dashboard, and an error alone or for an alert rule', async () => {
    const { azure, plugin, scopes } = under;
    const fault = missingRole(scopes[1] ?? '', 'Microsoft.Resources/subscriptions/tagNames/read');
    azure.faults.inject(fault, { endpoint: 'tagNames', urlIncludes: scopes[1] });
    const costs = await plugin.open();
    const { texts, notices } = await listOptions(costs, { variable: 'tagKeys' });
    expect(texts).toEqual(['env', 'team']);
    expect(notices).toMatch(new RegExp(`Left out: ${scopes[1]}: .*role Reader`));
    const named = { status: 403, message: expect.stringContaining(`${scopes[1]}: `) };
    const keys = { queryType: 'variable', variable: 'tagKeys' };
    expect(await costs.ask({ ...keys, scope: scopes[1] })).toMatchObject(named);
    expect(await costs.ask(keys, { fromAlert: true })).toMatchObject(named);
  });

  it('are asked for once by 100 editors, also while Azure fails', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'tagNames' });
    azure.faults.inject({ kind: 'latency', ms: 200 }, { endpoint: 'tagNames' });
    const costs = await plugin.open();
    const urls = [`tag-keys?scope=${scopes[0]}`, `tag-values?scope=${scopes[0]}&tagKey=team`];
    const errors = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        costs.resource('GET', urls[index % 2] ?? '').catch((error: unknown) => error)
      )
    );
    expect(azure.journal.of('tagNames')).toHaveLength(1);
    expect(errors[0]).toMatchObject({ status: 502 });
    expect(new Set(errors.map(String)).size).toBe(1);
  });

  it('cost nothing of the quota of costs', async () => {
    const { azure, plugin, scopes } = under;
    const costs = await plugin.open();
    const { json } = await costs.resource('GET', `tag-values?scope=${scopes[0]}&scope=${scopes[1]}&tagKey=team`);
    expect(json).toMatchObject({ isCut: false, notices: [] });
    expect(azure.journal.of('dimensions')).toHaveLength(0);
    expect(azure.journal.of('query')).toHaveLength(0);
  });

  it('follow no link to another origin', async () => {
    const { azure, plugin, scopes } = under;
    const alter = (json: unknown) => ({ ...(json as object), nextLink: 'https://elsewhere.example/next' });
    azure.faults.inject({ kind: 'alteredJson', alter }, { endpoint: 'tagNames' });
    const costs = await plugin.open();
    expect(await costs.ask({ queryType: 'variable', variable: 'tagKeys', scope: scopes[0] })).toMatchObject({
      status: 502,
      message: expect.stringContaining('another origin'),
    });
  });
});
