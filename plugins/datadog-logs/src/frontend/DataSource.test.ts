/** @jest-environment jsdom */
import { FakeBackend } from '@glance/query-editor/testing';
import {
  CoreApp,
  type DataFrame,
  type DataQueryRequest,
  type DataSourceApi,
  dateTime,
  hasSupplementaryQuerySupport,
  SupplementaryQueryType,
} from '@grafana/data';
import { firstValueFrom } from 'rxjs';
import { parseQuery } from '../shared/query';
import { type DatadogLogsDataQuery, type LogCountsDataQuery, type VariableDataQuery } from './DatadogLogsDataQuery';
import { type DataSource } from './DataSource';
import { createDataSource } from './testing/createDataSource';

const COUNTS = { refId: 'A', queryType: 'logCounts' } as const;
const LOGS = { refId: 'A', queryType: 'logs' } as const;

function requestOf(targets: readonly DatadogLogsDataQuery[]): DataQueryRequest<DatadogLogsDataQuery> {
  const range = { from: dateTime(0), to: dateTime(60_000), raw: { from: 'now-1h', to: 'now' } };
  return { targets, range, scopedVars: {} } as unknown as DataQueryRequest<DatadogLogsDataQuery>;
}

describe('a new query', () => {
  it.each([
    [CoreApp.Explore, { queryType: 'logs' }],
    [CoreApp.PanelEditor, { queryType: 'logCounts', groupBy: [{ facet: 'status' }] }],
    [undefined, { queryType: 'logCounts', groupBy: [{ facet: 'status' }] }],
    [CoreApp.UnifiedAlerting, { queryType: 'logCounts', query: 'status:error', interval: '1m' }],
  ])('shows something at once, in %s', (app, expected) => {
    const query = createDataSource().getDefaultQuery(app);
    expect(query).toEqual(expected);
    const caller = { fromAlert: app === CoreApp.UnifiedAlerting, evaluationDelayMs: 60_000 };
    expect(() => parseQuery(query, caller)).not.toThrow();
  });
});

describe('a query that is still being written', () => {
  it.each<[string, Partial<LogCountsDataQuery>, boolean]>([
    ['the smallest query', {}, true],
    ['a hidden one', { hide: true }, false],
    ['a grouping without a facet', { groupBy: [{ facet: '' }] }, false],
    ['a measure of nothing', { computes: [{ aggregation: 'avg', metric: '' }] }, false],
    ['a count', { computes: [{ aggregation: 'count' }] }, true],
    ['a group without a value', { groupBy: [{ facet: 'a' }], expectedGroups: [{ a: '' }] }, false],
  ])('is not run: %s', (_, part, isRun) => {
    expect(createDataSource().filterQuery({ ...COUNTS, ...part })).toBe(isRun);
  });

  it.each<[Partial<VariableDataQuery>, boolean]>([
    [{ variable: 'facetValues', facet: '' }, false],
    [{ variable: 'facetValues' }, true],
    [{ variable: 'indexes' }, true],
  ])('is not run, as the query of a variable: %j %p', (part, isRun) => {
    const query = { refId: 'A', queryType: 'variable', ...part } as VariableDataQuery;
    expect(createDataSource().filterQuery(query)).toBe(isRun);
  });

  it('does not hold up queries of logs', () => {
    expect(createDataSource().filterQuery(LOGS)).toBe(true);
  });
});

describe('variables and filters', () => {
  const dataSource = createDataSource({ variables: { service: { value: ['a', 'b'] } } });

  it('are put into panels, with the filters of the dashboard', () => {
    const filters = [{ key: 'env', operator: '=', value: 'prod' }];
    expect(dataSource.applyTemplateVariables({ ...COUNTS, query: 'service:$service' }, {}, filters)).toMatchObject({
      query: '(service:("a" OR "b")) env:"prod"',
    });
  });

  it('are put into the queries of variables', () => {
    const query = { refId: 'A', queryType: 'variable', variable: 'facetValues', query: 'service:$service' } as const;
    expect(dataSource.applyTemplateVariables(query, {})).toMatchObject({ query: 'service:("a" OR "b")' });
  });

  it('offers facets, and the values of those logs that the other filters leave', async () => {
    const backend = new FakeBackend({
      'GET facets': () => ({ values: ['service', 'env'], notices: [] }),
      'GET facet-values': () => ({ values: ['web'], notices: [] }),
    });
    expect(await dataSource.getTagKeys()).toEqual([
      { text: 'service', value: 'service' },
      { text: 'env', value: 'env' },
    ]);
    const filters = [
      { key: 'env', operator: '=', value: 'prod' },
      { key: 'service', operator: '=', value: '' },
    ];
    expect(await dataSource.getTagValues({ key: 'service', filters })).toEqual([{ text: 'web', value: 'web' }]);
    expect(backend.asked('GET facet-values')[0]).toMatchObject({
      params: { facet: 'service', query: 'env:"prod"' },
      showErrorAlert: false,
    });
  });

  it('names the delay and the pages of the data source', () => {
    expect(createDataSource()).toMatchObject({ evaluationDelayMs: 60_000, appUrl: 'https://app.datadoghq.com' });
    const jsonData = { site: 'us5.datadoghq.com', evaluationDelaySeconds: 0 } as const;
    expect(createDataSource({ jsonData })).toMatchObject({ evaluationDelayMs: 0, appUrl: 'https://us5.datadoghq.com' });
    expect(createDataSource({ jsonData: { appUrl: 'https://mine.example/' } }).appUrl).toBe('https://mine.example');
  });
});

describe('the details of a log in Explore', () => {
  it.each([
    ['ADD_FILTER', 'service:"my web"'],
    ['ADD_FILTER_OUT', '-service:"my web"'],
  ])('narrow the search down: %s', (type, expected) => {
    const action = { type, options: { key: 'service', value: 'my web' } };
    expect(createDataSource().modifyQuery(LOGS, action)).toEqual({ ...LOGS, query: expected });
  });

  it.each([
    ['another action', { type: 'OTHER', options: { key: 'a', value: 'b' } }],
    ['no label', { type: 'ADD_FILTER' }],
  ])('change nothing by %s', (_, action) => {
    expect(createDataSource().modifyQuery(LOGS, action)).toBe(LOGS);
  });
});

// As Explore finds out, which knows of no query's type.
const isOffered = (dataSource: DataSource, type: SupplementaryQueryType) =>
  hasSupplementaryQuerySupport(dataSource as unknown as DataSourceApi, type);

describe('the log volume in Explore', () => {
  const type = SupplementaryQueryType.LogsVolume;

  it('is asked for beside logs, with the same search', () => {
    const dataSource = createDataSource();
    expect(isOffered(dataSource, type)).toBe(true);
    const search = { query: 'status:error', indexes: ['main'], storageTier: 'flex' } as const;
    const request = requestOf([{ ...LOGS, ...search, limit: 5 }, COUNTS, { ...LOGS, refId: 'C', hide: true }]);
    expect(dataSource.getSupplementaryRequest(type, request)?.targets).toEqual([
      { refId: 'log-volume-A', queryType: 'logVolume', ...search },
    ]);
    expect(dataSource.getSupplementaryQuery({ type }, LOGS)).toEqual({ refId: 'log-volume-A', queryType: 'logVolume' });
  });

  it('is not asked for beside counts, and nothing else is', () => {
    const dataSource = createDataSource();
    expect(dataSource.getSupplementaryRequest(type, requestOf([COUNTS]))).toBeUndefined();
    const sample = SupplementaryQueryType.LogsSample;
    expect(dataSource.getSupplementaryRequest(sample, requestOf([LOGS]))).toBeUndefined();
    expect(dataSource.getSupplementaryQuery({ type: sample }, LOGS)).toBeUndefined();
    expect(isOffered(dataSource, sample)).toBe(false);
  });

  it('comes as one frame for each level, by which Explore colours the bars', async () => {
    const schemaFields = [
      { name: 'time', type: 'time' },
      ...['error', 'info'].map((level) => ({ name: 'count', type: 'number', labels: { level } })),
    ];
    const frame = (refId: string) => ({ schema: { refId, fields: schemaFields }, data: { values: [[0], [1], [1]] } });
    new FakeBackend({
      'POST query': () => ({
        results: Object.fromEntries(
          ['log-volume-A', 'B'].map((refId) => [refId, { status: 200, frames: [frame(refId)] }])
        ),
      }),
    });
    const request = requestOf([
      { refId: 'log-volume-A', queryType: 'logVolume' },
      { refId: 'B', queryType: 'logVolume' },
    ]);
    const { data } = await firstValueFrom(createDataSource().query(request));
    const shapes = (data as DataFrame[]).map(({ refId, fields }) => [refId, fields.map(({ labels }) => labels?.level)]);
    expect(shapes).toEqual([
      ['log-volume-A', [undefined, 'error']],
      ['log-volume-A', [undefined, 'info']],
      ['B', [undefined, 'error', 'info']],
    ]);
  });
});

it('variables start with the services that log', () => {
  expect(createDataSource().variables?.getDefaultQuery?.()).toEqual({
    queryType: 'variable',
    variable: 'facetValues',
    facet: 'service',
  });
});
