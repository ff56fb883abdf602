import { parseLogsQuery } from './logsSchema';
import { parseLogVolumeQuery } from './logVolumeSchema';
import { parseVariableQuery } from './variableQuery';

const PERSON = { fromAlert: false, evaluationDelayMs: 60_000 };
const ALERT = { fromAlert: true, evaluationDelayMs: 60_000 };

describe('parseLogsQuery', () => {
  it('lists the newest thousand of all logs where nothing is said', () => {
    expect(parseLogsQuery({})).toEqual({
      queryType: 'logs',
      query: '*',
      indexes: ['*'],
      storageTier: 'indexes',
      sort: '-timestamp',
      limit: 1000,
    });
  });

  it.each<[object, string]>([
    [{ limit: 0 }, 'limit is 0: use at least 1'],
    [{ limit: 10_001 }, 'limit is 10001: use at most 10000'],
    [{ limit: 1.5 }, 'limit is 1.5: use a whole number'],
    [{ limit: '100' }, 'limit is "100": use a number'],
    [{ sort: 'desc' }, 'sort is "desc": use one of "-timestamp", "timestamp"'],
    [{ query: 7 }, 'query is 7: use a text'],
    [{ query: 'service:$service' }, 'query contains the variable $service'],
    [{ indexes: 'main' }, 'indexes is "main": use a list'],
    [{ storageTier: 'hot' }, 'storageTier is "hot": use one of'],
    [{ schemaVersion: 2 }, 'schemaVersion is 2'],
  ])('refuses %j: %s', (model, message) => {
    expect(() => parseLogsQuery(model)).toThrow(message);
  });
});

describe('parseLogVolumeQuery', () => {
  it('counts by status, whole range on dashboards', () => {
    const { counts } = parseLogVolumeQuery({ query: 'service:web', interval: '5m' }, PERSON);
    expect(counts).toMatchObject({
      query: 'service:web',
      groupBy: [{ facet: 'status', missing: true }],
      computes: [{ aggregation: 'count' }],
      mode: 'timeseries',
      intervalMs: 300_000,
      partialBuckets: 'keep',
      evaluationDelayMs: 0,
      keepGroupsMs: undefined,
    });
  });

  it('is as careful as counts are when an alert rule asks', () => {
    expect(parseLogVolumeQuery({}, ALERT).counts).toMatchObject({
      partialBuckets: 'drop',
      evaluationDelayMs: 60_000,
      keepGroupsMs: 86_400_000,
    });
  });

  it('ignores what counts alone know', () => {
    const { counts } = parseLogVolumeQuery({ groupBy: [{ facet: 'host' }], mode: 'total', total: true }, PERSON);
    expect(counts).toMatchObject({ groupBy: [{ facet: 'status' }], mode: 'timeseries', total: false });
  });

  it.each<[object, string]>([
    [{ interval: '1.5m' }, 'interval is "1.5m": use "auto", or a number with one of the units'],
    [{ interval: '500ms' }, 'interval is "500ms": use whole seconds'],
    [{ interval: 60 }, 'interval is 60: use a text'],
    [{ interval: '$__interval' }, 'interval contains the variable $__interval'],
  ])('refuses %j: %s', (model, message) => {
    expect(() => parseLogVolumeQuery(model, PERSON)).toThrow(message);
  });
});

describe('parseVariableQuery', () => {
  it('lists services where nothing is said', () => {
    expect(parseVariableQuery({})).toEqual({
      queryType: 'variable',
      variable: 'facetValues',
      facet: 'service',
      query: '*',
    });
  });

  it('reads what each list needs', () => {
    expect(parseVariableQuery({ variable: 'facets', facet: 'x', query: ' env:prod ' })).toEqual({
      queryType: 'variable',
      variable: 'facets',
      query: 'env:prod',
    });
    expect(parseVariableQuery({ variable: 'indexes', query: 'env:prod' })).toEqual({
      queryType: 'variable',
      variable: 'indexes',
    });
  });

  it.each<[object, string]>([
    [{ variable: 'services' }, 'variable is "services": use one of "facetValues", "facets", "indexes"'],
    [{ facet: ' ' }, 'facet is missing: name one such as "service"'],
    [{ facet: ['service'] }, 'facet is ["service"]: use a text'],
    [{ facet: '$facet' }, 'facet contains the variable $facet'],
    [{ query: 'env:[[env]]' }, 'query contains the variable [[env]]'],
  ])('refuses %j: %s', (model, message) => {
    expect(() => parseVariableQuery(model)).toThrow(message);
  });
});
