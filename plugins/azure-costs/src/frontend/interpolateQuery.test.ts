/** @jest-environment jsdom */
import { type CostsQueryModel } from '../shared/CostsQuery';
import { type VariableQueryModel } from '../shared/variableQuery';
import { interpolatePanelQuery, interpolateVariableQuery } from './interpolateQuery';
import { FakeTemplateSrv, type FakeVariable } from '@glance/query-editor/testing';

const VARIABLES: Readonly<Record<string, FakeVariable>> = {
  one: { value: 's1' },
  some: { value: ['s1', 's2'] },
  none: { value: [] },
  all: { value: ['$__all'], options: ['s1', 's2', 's3'] },
  allSingle: { value: '$__all', options: ['s1', 's2'] },
  custom: { value: ['$__all'], options: ['s1'], allValue: 'providers/x' },
};

function interpolate(query: Partial<CostsQueryModel>, scopedVars = {}) {
  const context = { templateSrv: new FakeTemplateSrv(VARIABLES), scopedVars };
  return interpolatePanelQuery({ queryType: 'costs', ...query }, context);
}

it('a query of cost changes has variables in the same places', () => {
  const context = { templateSrv: new FakeTemplateSrv(VARIABLES), scopedVars: {} };
  const query = {
    queryType: 'costChanges' as const,
    scopes: ['$some'],
    groupBy: [{ type: 'TagKey' as const, name: '$one' }],
    filters: [{ type: 'TagKey' as const, name: 'team', operator: 'In' as const, values: ['$all'] }],
    baselineDays: 14,
  };
  expect(interpolatePanelQuery(query, context)).toEqual({
    ...query,
    scopes: ['s1', 's2'],
    groupBy: [{ type: 'TagKey', name: 's1' }],
    filters: [],
  });
});

describe('scopes', () => {
  it.each([
    ['one value', '$one', ['s1']],
    ['several values', '$some', ['s1', 's2']],
    ['another way to write it', '${some}', ['s1', 's2']],
    ['the oldest way to write it', '[[some]]', ['s1', 's2']],
    ['All', '$all', ['*']],
    ['All where one value can be selected', '$allSingle', ['*']],
    ['All with a custom value', '$custom', ['providers/x']],
    ['a format of the user', '${some:csv}', ['s1,s2']],
    ['a variable that does not exist', '$other', ['$other']],
    ['no variable', 'subscriptions/x', ['subscriptions/x']],
    ['a dollar before a number', 'US$5', ['US$5']],
  ])('become one element for each selected value: %s', (_, scope, expected) => {
    expect(interpolate({ scopes: [scope] }).scopes).toEqual(expected);
  });

  it('are expanded where the variable is only a part, one element for each combination', () => {
    expect(interpolate({ scopes: ['subscriptions/$some/resourceGroups/${all}'] }).scopes).toEqual([
      'subscriptions/s1/resourceGroups/s1',
      'subscriptions/s1/resourceGroups/s2',
      'subscriptions/s1/resourceGroups/s3',
      'subscriptions/s2/resourceGroups/s1',
      'subscriptions/s2/resourceGroups/s2',
      'subscriptions/s2/resourceGroups/s3',
    ]);
  });

  it('keep their place among others', () => {
    expect(interpolate({ scopes: ['a', '$some', 'b'] }).scopes).toEqual(['a', 's1', 's2', 'b']);
  });

  it('never become the default scopes because a variable has no value', () => {
    expect(interpolate({ scopes: ['$none'] }).scopes).toEqual(['']);
    expect(interpolate({ scopes: [] }).scopes).toEqual([]);
    expect(interpolate({}).scopes).toBeUndefined();
  });

  it('take the value of a repeated panel, even where All is selected on the dashboard', () => {
    expect(interpolate({ scopes: ['$all'] }, { all: { value: 's2', text: 's2' } }).scopes).toEqual(['s2']);
  });
});

describe('filters', () => {
  const filter = (...values: string[]) => ({ type: 'Dimension', name: 'ServiceName', operator: 'In', values }) as const;

  it('get one value for each selected one', () => {
    expect(interpolate({ filters: [filter('$some', 'x')] }).filters).toEqual([filter('s1', 's2', 'x')]);
  });

  it('are dropped where All is selected', () => {
    expect(interpolate({ filters: [filter('x'), filter('y', '$all')] }).filters).toEqual([filter('x')]);
  });

  it('keep a custom value of All', () => {
    expect(interpolate({ filters: [filter('$custom')] }).filters).toEqual([filter('providers/x')]);
  });

  it('stay, without values, where nothing is selected: the backend says what is missing', () => {
    expect(interpolate({ filters: [filter('$none')] }).filters).toEqual([filter()]);
  });

  it('get their name from a variable', () => {
    expect(interpolate({ filters: [{ ...filter('x'), name: '$one' }] }).filters).toEqual([
      { ...filter('x'), name: 's1' },
    ]);
  });
});

it('replaces variables in every other text, and leaves labels in braces alone', () => {
  const query = interpolate({
    groupBy: [{ type: 'TagKey', name: '$one' }],
    legendFormat: '{{subscription}} of $one',
    costType: 'AmortizedCost',
  });
  expect(query).toEqual({
    queryType: 'costs',
    groupBy: [{ type: 'TagKey', name: 's1' }],
    legendFormat: '{{subscription}} of s1',
    costType: 'AmortizedCost',
  });
});

it('replaces variables in every field that is a text, and in none of Grafana’s own', () => {
  const query = {
    refId: '$one',
    datasource: { uid: '$one' },
    costType: '$one',
    metric: '${one}',
    granularity: '[[one]]',
    groupBy: [{ type: '$one', name: 'x' }],
    filters: [{ type: '$one', name: 'x', operator: '$one', values: ['$one'] }],
    top: { limit: 3, others: false },
    unsettledDays: { days: 2, show: '$one' },
    format: '$one',
  };
  expect(interpolate(query as Partial<CostsQueryModel>)).toEqual({
    refId: '$one',
    datasource: { uid: '$one' },
    queryType: 'costs',
    costType: 's1',
    metric: 's1',
    granularity: 's1',
    groupBy: [{ type: 's1', name: 'x' }],
    filters: [{ type: 's1', name: 'x', operator: 's1', values: ['s1'] }],
    top: { limit: 3, others: false },
    unsettledDays: { days: 2, show: 's1' },
    format: 's1',
  });
});

it('adds nothing to a query that says nothing', () => {
  expect(interpolate({})).toEqual({ queryType: 'costs' });
});

it('replaces variables in the query of another variable', () => {
  const context = { templateSrv: new FakeTemplateSrv(VARIABLES), scopedVars: {} };
  const query = { queryType: 'variable', variable: 'resourceGroups' } as const;
  expect(interpolateVariableQuery({ ...query, scope: '$one' }, context).scope).toBe('s1');
  expect(interpolateVariableQuery({ ...query, scope: '$all' }, context).scope).toBe('*');
  expect(interpolateVariableQuery(query, context)).toEqual(query);
  expect(interpolateVariableQuery({ ...query, scope: '$some' }, context).scope).toBe('s1,s2');
  expect(
    interpolateVariableQuery({ queryType: 'variable', variable: 'dimensionValues', dimension: '$one' }, context)
      .dimension
  ).toBe('s1');
  expect(
    interpolateVariableQuery({ queryType: 'variable', variable: 'tagValues', tagKey: 'a ${one}' }, context).tagKey
  ).toBe('a s1');
  const named = { queryType: 'variable', variable: '$one' } as unknown as VariableQueryModel;
  expect(interpolateVariableQuery(named, context).variable).toBe('s1');
});
