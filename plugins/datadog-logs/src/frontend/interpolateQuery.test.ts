/** @jest-environment jsdom */
import { FakeTemplateSrv } from '@glance/query-editor/testing';
import { type PanelDataQuery } from './DatadogLogsDataQuery';
import { interpolatePanelQuery, interpolateVariableQuery } from './interpolateQuery';

const context = {
  templateSrv: new FakeTemplateSrv({
    service: { value: ['web', 'my api'] },
    env: { value: 'prod' },
    none: { value: [] },
    all: { value: ['$__all'], options: ['main', 'audit'] },
    facet: { value: ['service', '@http.status_code'] },
    interval: { value: '5m' },
  }),
  scopedVars: {},
};
const COUNTS = { refId: 'A', queryType: 'logCounts' } as const;
const interpolate = (query: PanelDataQuery) => interpolatePanelQuery(query, context);

describe('a query of counts', () => {
  it('has variables replaced in its search and in every other text', () => {
    const query = {
      ...COUNTS,
      query: 'service:$service env:$env',
      interval: '$interval',
      computes: [{ aggregation: 'avg', metric: '@$env.duration', name: '$env' }],
      legendFormat: '{{service}} in $env',
    } as const;
    expect(interpolate(query)).toEqual({
      ...COUNTS,
      query: 'service:("web" OR "my api") env:"prod"',
      interval: '5m',
      computes: [{ aggregation: 'avg', metric: '@prod.duration', name: 'prod' }],
      legendFormat: '{{service}} in prod',
    });
  });

  it('is grouped by each facet that is selected', () => {
    expect(interpolate({ ...COUNTS, groupBy: [{ facet: '$facet', limit: 5 }, { facet: 'env' }] })).toMatchObject({
      groupBy: [{ facet: 'service', limit: 5 }, { facet: '@http.status_code', limit: 5 }, { facet: 'env' }],
    });
  });

  it('always reports each combination of selected values', () => {
    const expectedGroups = [
      { service: '$service', env: '$env' },
      { service: '$all', env: 'x' },
    ];
    expect(interpolate({ ...COUNTS, expectedGroups })).toMatchObject({
      expectedGroups: [
        { service: 'web', env: 'prod' },
        { service: 'my api', env: 'prod' },
        { service: 'main', env: 'x' },
        { service: 'audit', env: 'x' },
      ],
    });
  });
});

describe('indexes', () => {
  it.each([
    ['selected ones', ['$service'], ['web', 'my api']],
    ['All', ['$all'], ['*']],
    ['nothing, which must not mean all', ['$none'], ['']],
    ['a name', ['main'], ['main']],
  ])('become %s', (_, indexes, expected) => {
    expect(interpolate({ refId: 'A', queryType: 'logs', indexes })).toMatchObject({ indexes: expected });
  });
});

describe('filters of the dashboard', () => {
  const filters = [{ key: 'service', operator: '=', value: 'US$5 $env' }];

  it.each(['logCounts', 'logs', 'logVolume'] as const)(
    'narrow down a query of %s, their values as they are',
    (queryType) => {
      expect(interpolatePanelQuery({ refId: 'A', queryType, query: 'env:$env' }, context, filters)).toMatchObject({
        query: 'env:"prod" (service:"US$5 $env")',
      });
    }
  );

  it('narrow down a query that says nothing', () => {
    expect(interpolatePanelQuery(COUNTS, context, filters).query).toBe('service:"US$5 $env"');
    expect(interpolatePanelQuery(COUNTS, context)).toEqual(COUNTS);
  });
});

it('the query of a variable has other variables in its facet and its search', () => {
  const query = { queryType: 'variable', variable: 'facetValues', facet: '@$env', query: 'service:$service' } as const;
  expect(interpolateVariableQuery(query, context)).toEqual({
    ...query,
    facet: '@prod',
    query: 'service:("web" OR "my api")',
  });
});
