/** @jest-environment jsdom */
import { CoreApp, type CustomVariableSupport, dateTime, type DataQueryRequest } from '@grafana/data';
import { firstValueFrom } from 'rxjs';
import { type AzureCostsDataQuery, type VariableDataQuery } from './AzureCostsDataQuery';
import { type DataSource } from './DataSource';
import { createDataSource } from './testing/createDataSource';
import { FakeBackend } from '@glance/query-editor/testing';

const COSTS = { refId: 'A', queryType: 'costs' } as const;

describe('DataSource', () => {
  it('starts a panel with the ten most expensive resource groups, and an alert rule with lasting series', () => {
    const dataSource = createDataSource();
    expect(dataSource.getDefaultQuery(CoreApp.PanelEditor)).toEqual({
      queryType: 'costs',
      groupBy: [{ type: 'Dimension', name: 'ResourceGroupName' }],
      top: { limit: 10 },
    });
    expect(dataSource.getDefaultQuery(CoreApp.UnifiedAlerting)).toEqual({ queryType: 'costs' });
  });

  it.each<[string, Partial<AzureCostsDataQuery>, boolean]>([
    ['runs the smallest query', {}, true],
    ['leaves a hidden query out', { hide: true }, false],
    ['waits for the name of a grouping', { groupBy: [{ type: 'TagKey', name: '' }] }, false],
    ['waits for the name of a filter', { filters: [{ type: 'TagKey', name: '', operator: 'In', values: [] }] }, false],
    [
      'runs a filter without values, which the backend refuses',
      { filters: [{ type: 'TagKey', name: 'x', operator: 'In', values: [] }] },
      true,
    ],
  ])('%s', (_, part, expected) => {
    expect(createDataSource().filterQuery({ ...COSTS, ...part } as AzureCostsDataQuery)).toBe(expected);
  });

  it.each<[string, Partial<VariableDataQuery>, boolean]>([
    ['a dimension', { variable: 'dimensionValues' }, false],
    ['a dimension', { variable: 'dimensionValues', dimension: 'Meter' }, true],
    ['a tag', { variable: 'tagValues', tagKey: '' }, false],
    ['a tag', { variable: 'tagValues', tagKey: 'team' }, true],
    ['nothing', { variable: 'tagKeys' }, true],
  ])('waits for %s in the query of a variable: %j %p', (_, part, expected) => {
    const query = { refId: 'A', queryType: 'variable', ...part } as VariableDataQuery;
    expect(createDataSource().filterQuery(query)).toBe(expected);
  });

  it('runs the query of a variable', () => {
    const query: VariableDataQuery = { refId: 'A', queryType: 'variable', variable: 'subscriptions' };
    expect(createDataSource().filterQuery(query)).toBe(true);
  });

  it('replaces variables in both types of query', () => {
    const dataSource = createDataSource({ variables: { subscription: { value: ['s1', 's2'] } } });
    expect(dataSource.applyTemplateVariables({ ...COSTS, scopes: ['$subscription'] }, {})).toMatchObject({
      scopes: ['s1', 's2'],
    });
    const variable: VariableDataQuery = {
      refId: 'A',
      queryType: 'variable',
      variable: 'resourceGroups',
      scope: '$subscription',
    };
    expect(dataSource.applyTemplateVariables(variable, {})).toMatchObject({ scope: 's1,s2' });
  });

  it('asks the backend for subscriptions and resource groups without alarming the whole page', async () => {
    const backend = new FakeBackend({
      'GET subscriptions': () => [{ id: 's1', name: 'Production' }],
      'GET resource-groups': ({ params }) => [{ name: `of ${params?.scope}` }],
    });
    const dataSource = createDataSource();
    const { signal } = new AbortController();
    expect(await dataSource.getSubscriptions(signal)).toEqual([{ id: 's1', name: 'Production' }]);
    expect(await dataSource.getResourceGroups('subscriptions/s1')).toEqual([{ name: 'of subscriptions/s1' }]);
    expect(backend.requests[0]).toMatchObject({ showErrorAlert: false, abortSignal: signal });
  });
});

describe('variables', () => {
  it('are filled by a query of their own', async () => {
    const backend = new FakeBackend({ 'POST query': () => ({ results: { variable: { status: 200, frames: [] } } }) });
    const { variables } = createDataSource();
    const target: Partial<VariableDataQuery> = { queryType: 'variable', variable: 'subscriptions' };
    const range = { from: dateTime(0), to: dateTime(1), raw: { from: 'now-1h', to: 'now' } };
    const request = { targets: [target], range, scopedVars: {} } as unknown as DataQueryRequest<VariableDataQuery>;
    await firstValueFrom((variables as CustomVariableSupport<DataSource, VariableDataQuery>).query(request));
    expect(backend.asked('POST query')[0]?.data.queries).toEqual([
      expect.objectContaining({ refId: 'variable', queryType: 'variable', variable: 'subscriptions' }),
    ]);
  });

  it('start with the subscriptions', () => {
    expect(createDataSource().variables?.getDefaultQuery?.()).toEqual({
      queryType: 'variable',
      variable: 'subscriptions',
    });
  });
});
