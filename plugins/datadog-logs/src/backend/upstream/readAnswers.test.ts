import { InvalidAnswer } from '@glance/data-source';
import { readAggregatePage } from './readAggregatePage';
import { readLogIndexes } from './readLogIndexes';
import { readLogPage } from './readLogPage';

const TOTALS = { computes: [{ aggregation: 'count' }, { aggregation: 'avg', metric: '@duration' }] } as const;
const OVER_TIME = { ...TOTALS, intervalMs: 60_000 };
const TEN = '2026-11-25T10:00:00.000Z';
const TEN_MS = Date.parse(TEN);

const aggregate = (buckets: unknown, meta: unknown = { status: 'done' }) => JSON.stringify({ data: { buckets }, meta });

describe('readAggregatePage', () => {
  it('reads values by group in the order of the computes, whatever the order in the answer', () => {
    expect(
      readAggregatePage(
        aggregate([
          { by: { service: 'web', '@http.status_code': 500, '@beta': true }, computes: { c1: 0.5, c0: 3 } },
          { by: { service: '' }, computes: { c0: '12' } },
        ]),
        TOTALS
      )
    ).toEqual({
      status: 'done',
      warnings: [],
      buckets: [
        { by: { service: 'web', '@http.status_code': '500', '@beta': 'true' }, computes: [3, 0.5] },
        { by: { service: '' }, computes: [12, null] },
      ],
    });
  });

  it('reads buckets of time as epoch milliseconds, in ascending order', () => {
    const points = [
      { time: '2026-11-25T10:02:00Z', value: 7 },
      { time: TEN, value: null },
      { time: '2026-11-25T11:01:00.000+01:00' },
    ];
    expect(readAggregatePage(aggregate([{ by: {}, computes: { c0: points } }]), OVER_TIME).buckets).toEqual([
      {
        by: {},
        computes: [
          { timesMs: [TEN_MS, TEN_MS + 60_000, TEN_MS + 120_000], values: [null, null, 7] },
          { timesMs: [], values: [] },
        ],
      },
    ]);
  });

  it('reads a group named like a part of an object', () => {
    const body = '{"data":{"buckets":[{"by":{"__proto__":"x"},"computes":{"c0":1}}]}}';
    expect(Object.entries(readAggregatePage(body, TOTALS).buckets[0]?.by ?? {})).toEqual([['__proto__', 'x']]);
  });

  it('tells where the next page begins, of an answer that was cut short, and what is said against it', () => {
    const warning = { code: 'unknown_index', title: 'One or several indexes are missing', detail: 'indexes: foo' };
    expect(
      readAggregatePage(aggregate([], { status: 'timeout', warnings: [warning, 5], page: { after: 'abc' } }), TOTALS)
    ).toEqual({
      buckets: [],
      status: 'timeout',
      warnings: [warning, { code: '', title: '', detail: '' }],
      after: 'abc',
    });
  });

  it.each([
    ['<html>', 'HTML instead of JSON'],
    ['{"data":', 'not JSON'],
    ['{}', 'data.buckets is not a list'],
    ['{"data":{"buckets":{}}}', 'data.buckets is not a list'],
    [aggregate([null]), 'a bucket has no computes'],
    [aggregate([{ by: {} }]), 'a bucket has no computes'],
    [aggregate([{ by: { service: ['a'] }, computes: {} }]), 'neither text nor number'],
    [aggregate([{ computes: { c0: 'many' } }]), 'is no number'],
    [aggregate([{ computes: { c0: '' } }]), 'is no number'],
    [aggregate([{ computes: { c0: [] } }]), 'is no number'],
    [aggregate([], { status: 'running' }), 'meta.status is unknown'],
  ])('refuses %s', (body, problem) => {
    const read = () => readAggregatePage(body, TOTALS);
    expect(read).toThrow(InvalidAnswer);
    expect(read).toThrow(problem);
  });

  it.each([
    [5, 'is not a list'],
    [[{ value: 1 }], 'the time of a point is none'],
    [[{ time: 'soon', value: 1 }], 'the time of a point is none'],
    [[null], 'the time of a point is none'],
    [[{ time: TEN, value: {} }], 'is no number'],
  ])('refuses %j over time', (c0, problem) => {
    expect(() => readAggregatePage(aggregate([{ computes: { c0 } }]), OVER_TIME)).toThrow(problem);
  });

  it('reads a million points', () => {
    const points = Array.from({ length: 1_000 }, (_, minute) => ({
      time: new Date(TEN_MS + minute * 60_000).toISOString(),
      value: minute,
    }));
    const buckets = Array.from({ length: 1_000 }, (_, group) => ({
      by: { host: `h${group}` },
      computes: { c0: points },
    }));
    const read = readAggregatePage(aggregate(buckets), { ...OVER_TIME, computes: [{ aggregation: 'count' }] });
    expect(read.buckets).toHaveLength(1_000);
    expect(read.buckets[999]?.computes[0]).toMatchObject({ timesMs: { length: 1_000 }, values: { 999: 999 } });
  });
});

describe('readLogPage', () => {
  it('reads logs, and empty texts where a log lacks something', () => {
    const attributes = { http: { status_code: 500 }, 'odd key': [1, null] };
    const page = {
      data: [
        {
          id: 'AAA',
          type: 'log',
          attributes: {
            timestamp: '2026-11-25T10:00:00.123Z',
            message: 'boom',
            status: 'error',
            service: 'web',
            host: 'h1',
            tags: ['env:prod', 7],
            attributes,
          },
        },
        { id: 'AAB', attributes: { timestamp: TEN, tags: 'x', attributes: [] } },
      ],
      meta: { status: 'timeout', page: { after: 'next' } },
    };
    expect(readLogPage(JSON.stringify(page))).toEqual({
      status: 'timeout',
      warnings: [],
      after: 'next',
      events: [
        {
          id: 'AAA',
          timestampMs: TEN_MS + 123,
          message: 'boom',
          status: 'error',
          service: 'web',
          host: 'h1',
          tags: ['env:prod'],
          attributes,
        },
        { id: 'AAB', timestampMs: TEN_MS, message: '', status: '', service: '', host: '', tags: [], attributes: {} },
      ],
    });
  });

  it('has no next page where an empty one is named', () => {
    expect(readLogPage('{"data":[],"meta":{"page":{"after":""}}}')).toEqual({
      events: [],
      status: 'done',
      warnings: [],
    });
  });

  it.each([
    ['{"meta":{}}', 'data is not a list'],
    ['{"data":[{}]}', 'a log has no id or no timestamp'],
    [`{"data":[{"attributes":{"timestamp":"${TEN}"}}]}`, 'a log has no id or no timestamp'],
    ['{"data":[{"id":"a","attributes":{"timestamp":"yesterday"}}]}', 'a log has no id or no timestamp'],
    ['not json', 'not JSON'],
  ])('refuses %s', (body, problem) => {
    expect(() => readLogPage(body)).toThrow(new InvalidAnswer(problem));
  });
});

describe('readLogIndexes', () => {
  it('reads names and retentions', () => {
    const indexes = [
      { name: 'main', num_retention_days: 15, num_flex_logs_retention_days: 180, filter: { query: '*' } },
      { name: 'audit', num_retention_days: null },
    ];
    expect(readLogIndexes(JSON.stringify({ indexes }))).toEqual([
      { name: 'main', retentionDays: 15, flexRetentionDays: 180 },
      { name: 'audit' },
    ]);
  });

  it.each([
    ['{}', 'indexes is not a list'],
    ['{"indexes":[{}]}', 'an index has no name'],
  ])('refuses %s', (body, problem) => {
    expect(() => readLogIndexes(body)).toThrow(new InvalidAnswer(problem));
  });
});
