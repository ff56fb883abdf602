import type { AggregateAnswer } from '../../upstream/AggregateAnswer';
import { FACET_VALUE_LIMIT, facetValuesRequest, loadFacetValues } from './loadFacetValues';

const SEARCH = { query: '*', indexes: ['*'], storageTier: 'indexes', fromMs: 0, toMs: 1 } as const;
const REQUEST = facetValuesRequest(SEARCH, '@team');

const load = (counts: ReadonlyArray<readonly [string, number | null]>, state: Partial<AggregateAnswer> = {}) =>
  loadFacetValues(REQUEST, () =>
    Promise.resolve({
      buckets: counts.map(([team, count]) => ({ by: { '@team': team }, computes: [count] })),
      status: 'done',
      warnings: [],
      ...state,
    })
  );

describe('loadFacetValues', () => {
  it('counts logs by the facet, without those that lack it', () => {
    expect(REQUEST).toEqual({
      ...SEARCH,
      computes: [{ aggregation: 'count' }],
      groupBy: [{ facet: '@team', limit: 1000 }],
    });
  });

  it('lists the most frequent first, in whatever order they come', async () => {
    const { values, isCut } = await load([
      ['b', 1],
      ['c', 5],
      ['a', 1],
      ['', 9],
    ]);
    expect(values).toEqual(['c', 'a', 'b']);
    expect(isCut).toBe(false);
  });

  it('says that there may be more when as many came as there can be', async () => {
    const many = Array.from({ length: FACET_VALUE_LIMIT }, (_, index) => [`v${index}`, 1] as const);
    expect((await load(many)).isCut).toBe(true);
  });

  it('hands on what Datadog says against its answer', async () => {
    expect(await load([], { status: 'timeout' })).toMatchObject({ values: [], status: 'timeout' });
  });
});
