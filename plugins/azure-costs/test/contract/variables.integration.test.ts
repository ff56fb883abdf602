import { listOptions } from '../fixtures/listOptions';
import { startAzure } from '../fixtures/startAzure';

// The contract's "Variables": `"variable":"subscriptions"|"resourceGroups"|"dimensionValues"|"tagKeys"|"tagValues"`.
const under = startAzure();

const QUERIES = [
  { variable: 'subscriptions' },
  { variable: 'resourceGroups' },
  { variable: 'dimensionValues', dimension: 'ServiceName' },
  { variable: 'tagKeys' },
  { variable: 'tagValues', tagKey: 'team' },
] as const;

describe('a variable query', () => {
  it.each(QUERIES)('has one frame with two string fields, `text` and `value`: $variable', async (query) => {
    const costs = await under.plugin.open();
    const frame = await costs.frame({ queryType: 'variable', ...query });
    expect(frame.meta?.type).toBe('table');
    const { texts, values } = await listOptions(costs, query);
    expect(texts.length).toBeGreaterThan(1);
    expect(values).toHaveLength(texts.length);
    expect([...texts].sort()).toEqual(texts);
  });

  it.each(QUERIES.slice(1))(
    'without `scope` has that of the data source’s default scopes: $variable',
    async (query) => {
      const { plugin, scopes } = under;
      const everywhere = await listOptions(await plugin.open(), { ...query, scope: '*' });
      expect((await listOptions(await plugin.open(), query)).values).toEqual(everywhere.values);
      const costs = await plugin.open({ jsonData: { defaultScopes: [scopes[1]] } });
      const here = await listOptions(costs, { ...query, scope: scopes[1] });
      expect((await listOptions(costs, query)).values).toEqual(here.values);
    }
  );

  it.each(QUERIES.slice(1))('takes a scope with a leading slash, and a bare GUID: $variable', async (query) => {
    const costs = await under.plugin.open();
    const [id] = under.azure.model.subscriptions.map((subscription) => subscription.id);
    const answers = [];
    for (const scope of [`/subscriptions/${id}`, String(id), `subscriptions/${String(id).toUpperCase()}`]) {
      answers.push((await listOptions(costs, { ...query, scope })).values);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it.each(QUERIES.slice(1))('without any scope says which field is missing: $variable', async (query) => {
    const costs = await under.plugin.open({ jsonData: { defaultScopes: [] } });
    expect(await costs.ask({ queryType: 'variable', ...query })).toMatchObject({
      ok: false,
      status: 400,
      source: 'downstream',
      message: expect.stringMatching(/^scope is missing.*name one$/),
    });
  });

  it('with `(none)` finds costs that have no value', async () => {
    const [scope] = under.scopes;
    const costs = await under.plugin.open();
    const filters = [{ type: 'TagKey', name: 'team', values: ['(none)'] }];
    const frame = await costs.frame({ scopes: [scope], filters, groupBy: [{ type: 'TagKey', name: 'team' }] });
    expect(frame.fields[1]?.labels).toMatchObject({ team: '(none)' });
  });
});
