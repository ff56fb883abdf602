import { simulatorUnderTest } from './simulatorUnderTest';

const NOON = Date.parse('2026-11-25T12:00:00Z');
const MINUTE = 60_000;
const range = { from: String(NOON - 60 * MINUTE), to: String(NOON) };

describe('aggregates', () => {
  const under = simulatorUnderTest(NOON);

  const groups = async (groupBy: object[], more: object = {}) => {
    const { status, json } = await under.caller.aggregate({
      filter: { query: '*', ...range },
      compute: [{ aggregation: 'count' }],
      group_by: groupBy,
      ...more,
    });
    expect(status).toBe(200);
    return json.data.buckets.map(({ by, computes }) => [...Object.values(by), computes.c0]);
  };

  it('count what lies within the range, its start included and its end not', async () => {
    under.datadog.store.add([NOON - 60 * MINUTE, NOON - 1, NOON].map((timeMs) => ({ timeMs, message: 'x' })));
    under.clock.advance(MINUTE);

    expect(await under.caller.count('*', range)).toBe(2);
    expect(await under.caller.count('*', { from: 'now-2m', to: 'now' })).toBe(2);
    expect(await under.caller.count('*', { from: '2026-11-25T11:00:00Z', to: '2026-11-25T11:59:59.999Z' })).toBe(1);
  });

  it('find a late log only once it has arrived, in the bucket of its own time', async () => {
    under.datadog.store.add([{ timeMs: NOON - 5 * MINUTE, arrivalMs: NOON + MINUTE, message: 'late' }]);

    expect(await under.caller.count('late', range)).toBe(0);
    under.clock.advance(MINUTE - 1);
    expect(await under.caller.count('late', range)).toBe(0);
    under.clock.advance(1);
    expect(await under.caller.count('late', range)).toBe(1);
  });

  it('align buckets to the clock, leave empty ones out, and count in edge buckets only what lies inside the range', async () => {
    const at = (minutes: number) => ({ timeMs: NOON - minutes * MINUTE, message: 'x' });
    under.datadog.store.add([at(14), at(13), at(12), at(3), at(2.5), at(0.5)]);
    const { json } = await under.caller.aggregate({
      filter: { from: String(NOON - 13.5 * MINUTE), to: String(NOON - MINUTE) },
      compute: [
        { aggregation: 'count', type: 'timeseries', interval: '5m' },
        { aggregation: 'count', type: 'timeseries', interval: '60000' },
        { aggregation: 'count' },
      ],
    });

    expect(json.data.buckets).toEqual([
      {
        by: {},
        computes: {
          c0: [
            { time: '2026-11-25T11:45:00.000Z', value: 2 },
            { time: '2026-11-25T11:55:00.000Z', value: 2 },
          ],
          c1: [
            { time: '2026-11-25T11:47:00.000Z', value: 1 },
            { time: '2026-11-25T11:48:00.000Z', value: 1 },
            { time: '2026-11-25T11:57:00.000Z', value: 2 },
          ],
          c2: 4,
        },
      },
    ]);
  });

  it('work out every aggregation, from numbers and from texts that are some', async () => {
    const values = [4, 1, 3, 2, 5, '6', [7, 8], 10, 9, undefined];
    under.datadog.store.add(values.map((d) => ({ timeMs: NOON - MINUTE, message: 'x', attributes: { a: { d } } })));
    const names = ['cardinality', 'pc75', 'pc90', 'pc95', 'pc98', 'pc99', 'sum', 'min', 'max', 'avg', 'median'];
    const { json } = await under.caller.aggregate({
      filter: range,
      compute: [{ aggregation: 'count' }, ...names.map((aggregation) => ({ aggregation, metric: '@a.d' }))],
    });

    expect(Object.values(json.data.buckets[0]?.computes ?? {})).toEqual([10, 10, 8, 9, 10, 10, 10, 55, 1, 10, 5.5, 5]);
  });

  it('keep the largest groups of each facet, within each the largest of the next', async () => {
    const log = (service: string, status: string) => ({ timeMs: NOON - 1, message: 'x', service, status });
    under.datadog.store.add([
      ...Array.from({ length: 3 }, () => log('a', 'error')),
      ...Array.from({ length: 4 }, (_, index) => log('b', ['error', 'warn', 'warn', 'info'][index] ?? '')),
      log('c', 'info'),
    ]);
    const sort = { type: 'measure', aggregation: 'count', order: 'desc' };

    expect(await groups([{ facet: 'service', limit: 2, sort }])).toEqual([
      ['b', 4],
      ['a', 3],
    ]);
    expect(await groups([{ facet: 'service', limit: 2, sort: { ...sort, order: 'asc' } }])).toEqual([
      ['c', 1],
      ['a', 3],
    ]);
    expect(await groups([{ facet: 'service', sort: { order: 'desc' } }])).toEqual([
      ['c', 1],
      ['b', 4],
      ['a', 3],
    ]);
    expect(
      await groups([
        { facet: 'service', limit: 1, sort },
        { facet: 'status', limit: 2, sort },
      ])
    ).toEqual([
      ['b', 'warn', 2],
      ['b', 'error', 1],
    ]);
  });

  it('count logs without a facet under the name for missing ones or not at all, and all of them in the total', async () => {
    under.datadog.store.add([
      { timeMs: NOON - 1, message: 'x', attributes: { tag: ['red', 'blue'] } },
      { timeMs: NOON - 1, message: 'x', attributes: { tag: 'red' } },
      { timeMs: NOON - 1, message: 'x' },
    ]);

    expect(await groups([{ facet: '@tag' }])).toEqual([
      ['red', 2],
      ['blue', 1],
    ]);
    expect(await groups([{ facet: '@tag', missing: '(none)', total: 'all' }])).toEqual([
      ['red', 2],
      ['(none)', 1],
      ['blue', 1],
      ['all', 3],
    ]);
    expect(
      await groups([
        { facet: '@tag', total: true },
        { facet: 'service', missing: '-' },
      ])
    ).toEqual([
      ['red', '-', 2],
      ['blue', '-', 1],
      ['@tag_total', '-', 3],
    ]);
    expect(await groups([{ facet: '@tag', limit: 1 }, { facet: 'service' }])).toEqual([]);
  });

  it('have no group where there is no log', async () => {
    expect(await groups([])).toEqual([]);
  });

  it('give groups by the thousand', async () => {
    under.datadog.store.add(
      Array.from({ length: 2500 }, (_, n) => ({ timeMs: NOON - 1, message: 'x', service: `s${n}` }))
    );
    const body = { filter: range, group_by: [{ facet: 'service', limit: 10_000 }] };
    const first = await under.caller.aggregate(body);
    under.datadog.store.add([{ timeMs: NOON - 1, arrivalMs: NOON + 1, message: 'x', service: 'a-new-one' }]);
    under.clock.advance(MINUTE);
    const pages = [first];
    for (let after = first.json.meta.page?.after; after !== undefined; after = pages.at(-1)?.json.meta.page?.after) {
      pages.push(await under.caller.aggregate({ ...body, page: { cursor: after } }));
    }

    expect(pages.map(({ json }) => json.data.buckets.length)).toEqual([1000, 1000, 500]);
    const names = pages.flatMap(({ json }) => json.data.buckets.map(({ by }) => by.service));
    expect(new Set(names).size).toBe(2500);
    expect(names).not.toContain('a-new-one');
  });

  it.each([
    [
      {
        group_by: [
          { facet: 'a', limit: 101 },
          { facet: 'b', limit: 100 },
        ],
      },
      'product of limits',
    ],
    [{ group_by: [{ facet: 'a', limit: 10_001 }] }, 'from 1 to 10000'],
    [{ groupBy: [{ facet: 'a' }] }, "Could not find member 'groupBy'"],
    [{ compute: [{ aggregation: 'count', type: 'timeseries', interval: 'often' }] }, "'often' is not a duration"],
    [{ compute: [{ aggregation: 'count', type: 'timeseries', interval: '0s' }] }, "'0s' is not a duration"],
    [{ compute: [{ aggregation: 'pc95' }] }, "'pc95' needs a metric"],
    [{ compute: [{ aggregation: 'pc42', metric: '@d' }] }, 'valid values'],
    [{ filter: { from: 'now', to: 'now-1m' } }, "must not be later than 'filter.to'"],
    [{ filter: { from: 'yesterday' } }, "'yesterday' is neither a date"],
    [{ filter: { from: NOON } }, 'expected a string'],
    [{ filter: { query: 'service:' } }, "'service:' lacks a value"],
    [{ filter: { storage_tier: 'tape' } }, 'valid values'],
    [{ page: { cursor: 'made-up' } }, 'does not belong to this request'],
  ])('refuse %j', async (body, text) => {
    const { status, json } = await under.caller.aggregate(body);

    expect(status).toBe(400);
    expect(json.errors).toEqual([expect.stringContaining(text)]);
  });

  it('refuse what is no JSON', async () => {
    expect(await under.caller.ask('/api/v2/logs/analytics/aggregate', '{')).toMatchObject({
      status: 400,
      json: { errors: ['Invalid JSON'] },
    });
  });

  it('warn of an index that nobody has, and answer from the others', async () => {
    under.datadog.store.add([
      { timeMs: NOON - 1, message: 'x' },
      { timeMs: NOON - 1, message: 'x', index: 'audit' },
    ]);
    const { json } = await under.caller.aggregate({ filter: { ...range, indexes: ['main', 'mian'] } });

    expect(json.data.buckets[0]?.computes).toEqual({ c0: 1 });
    expect(json.meta).toMatchObject({ status: 'done', warnings: [{ code: 'unknown_index', detail: 'indexes: mian' }] });
    expect(await under.caller.count('*', range)).toBe(2);
  });

  it('forget logs by the retention of their index, and look in one tier', async () => {
    const old = NOON - 20 * 24 * 60 * MINUTE;
    under.datadog.store.add([
      { timeMs: old, message: 'x' },
      { timeMs: old, message: 'x', index: 'audit' },
      { timeMs: NOON - 1, message: 'x', tier: 'flex' },
    ]);

    expect(await under.caller.count('*')).toBe(1);
    expect(await under.caller.count('*', { storage_tier: 'flex' })).toBe(1);
  });
});
