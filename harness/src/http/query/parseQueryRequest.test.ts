import { parseQueryRequest } from './parseQueryRequest';

const now = 1_700_000_000_000;
const parse = (body: unknown) => parseQueryRequest(body, now);
const query = (more: object) => ({ datasource: { uid: 'one' }, ...more });

describe('parseQueryRequest', () => {
  it("fills in Grafana's defaults and keeps everything else of a query", () => {
    const { byDataSource, fromMs, toMs } = parse({ queries: [query({ scopes: ['*'] })], from: 'now-1h', to: 'now' });
    expect(byDataSource.get('one')).toEqual([
      {
        refId: 'A',
        queryType: '',
        maxDataPoints: 100,
        intervalMs: 1000,
        datasource: { uid: 'one' },
        scopes: ['*'],
      },
    ]);
    expect([fromMs, toMs]).toEqual([now - 3_600_000, now]);
  });

  it('groups queries by data source in the order they came', () => {
    const { byDataSource } = parse({
      queries: [query({ refId: 'A' }), { refId: 'B', datasource: { uid: 'two' } }, query({ refId: 'C' })],
      from: '1',
      to: '2',
    });
    expect([...byDataSource].map(([uid, queries]) => [uid, queries.map(({ refId }) => refId)])).toEqual([
      ['one', ['A', 'C']],
      ['two', ['B']],
    ]);
  });

  it.each([
    ['a body that is no request', 'text', 'bad request data'],
    ['no queries', { queries: [] }, 'no queries found'],
    ['a refId twice', { queries: [query({}), query({})] }, 'multiple queries using the same RefId is not allowed'],
    ['a query without data source', { queries: [{ refId: 'B' }] }, 'query B has no data source'],
    [
      'a range nobody can read',
      { queries: [query({})], from: 'soon', to: 'now' },
      'invalid time range "soon" to "now"',
    ],
  ])('refuses %s with 400', (_what, body, message) => {
    expect(() => parse(body)).toThrow(expect.objectContaining({ status: 400, message }));
  });
});
