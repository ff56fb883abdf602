import type { AggregateRequest } from './AggregateRequest';
import { aggregateBody, aggregateText, searchBody, searchText } from './requestBodies';

const REQUEST: AggregateRequest = {
  query: 'service:web',
  indexes: ['*'],
  storageTier: 'indexes',
  fromMs: 1_764_064_800_000,
  toMs: 1_764_068_400_000,
  computes: [{ aggregation: 'count' }],
  groupBy: [],
};

describe('aggregateBody', () => {
  it('asks for a total without an interval, and for no groups where there are none', () => {
    expect(aggregateBody(REQUEST)).toEqual({
      filter: {
        query: 'service:web',
        from: '1764064800000',
        to: '1764068400000',
        indexes: ['*'],
        storageTier: 'indexes',
      },
      compute: [{ aggregation: 'count', type: 'total' }],
    });
  });

  it.each([
    [1_000, '1s'],
    [90_000, '90s'],
    [60_000, '1m'],
    [7 * 86_400_000, '7d'],
  ])('asks for buckets of %d ms', (intervalMs, interval) => {
    expect(aggregateBody({ ...REQUEST, intervalMs }).compute).toEqual([
      { aggregation: 'count', type: 'timeseries', interval },
    ]);
  });

  it('asks for the largest groups by the first compute, unless told otherwise', () => {
    const computes = [{ aggregation: 'pc95', metric: '@duration' }, { aggregation: 'count' }] as const;
    const sort = { aggregation: 'count', order: 'asc' } as const;
    const groupBy = [
      { facet: 'service', limit: 10 },
      { facet: 'host', limit: 5, sort, missing: '(none)', total: '(total)' },
    ];
    expect(aggregateBody({ ...REQUEST, computes, groupBy }, 'abc')).toMatchObject({
      groupBy: [
        {
          facet: 'service',
          limit: 10,
          sort: { type: 'measure', aggregation: 'pc95', metric: '@duration', order: 'desc' },
        },
        {
          facet: 'host',
          limit: 5,
          sort: { type: 'measure', aggregation: 'count', order: 'asc' },
          missing: '(none)',
          total: '(total)',
        },
      ],
      page: { cursor: 'abc' },
    });
  });
});

describe('the texts of requests', () => {
  it('have the names that go over the wire', () => {
    const groupBy = [{ facet: 'groupBy', limit: 10 }];
    expect(JSON.parse(aggregateText({ ...REQUEST, groupBy, query: 'storageTier' }))).toMatchObject({
      filter: { query: 'storageTier', storage_tier: 'indexes' },
      group_by: [{ facet: 'groupBy', limit: 10 }],
    });
    const { query, indexes, storageTier, fromMs, toMs } = REQUEST;
    const search = { query, indexes, storageTier, fromMs, toMs };
    expect(JSON.parse(searchText({ ...search, sort: 'timestamp', limit: 5, cursor: 'c' }))).toMatchObject({
      filter: { storage_tier: 'indexes' },
      sort: 'timestamp',
      page: { limit: 5, cursor: 'c' },
    });
    expect(searchBody({ ...search, sort: '-timestamp', limit: 5 }).page).toEqual({ limit: 5 });
  });
});
