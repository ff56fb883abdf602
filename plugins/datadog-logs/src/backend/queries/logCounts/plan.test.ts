import { parseLogCountsQuery } from '../../../shared/logCountsSchema';
import { planLogCounts, type PlannedWindow } from './plan';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const NOW = Date.parse('2026-11-25T10:01:00Z');
const TEN = Date.parse('2026-11-25T10:00:00Z');
const WINDOW: PlannedWindow = { range: { fromMs: TEN - HOUR, toMs: TEN }, intervalMs: MINUTE, nowMs: NOW };

const plan = (model: object, window: Partial<PlannedWindow> = {}, fromAlert = true) =>
  planLogCounts(parseLogCountsQuery(model, { fromAlert, evaluationDelayMs: MINUTE }), { ...WINDOW, ...window });

describe('planLogCounts', () => {
  it('asks about ungrouped buckets by block, whatever is worked out', () => {
    const computes = [{ aggregation: 'count' }, { aggregation: 'pc95', metric: '@duration' }];
    expect(plan({ query: 'status:error', computes })).toEqual({
      groups: {
        kind: 'blocks',
        question: {
          query: 'status:error',
          indexes: ['*'],
          storageTier: 'indexes',
          computes: [{ aggregation: 'count' }, { aggregation: 'pc95', metric: '@duration' }],
          groupBy: [],
          intervalMs: MINUTE,
        },
        range: WINDOW.range,
        freshForMs: MINUTE,
        alertMaxAgeMs: 6 * MINUTE,
        waitMs: MINUTE,
      },
    });
  });

  it('asks for exactly the range where an end is within a bucket', () => {
    const range = { fromMs: TEN - HOUR + 10_000, toMs: TEN };
    expect(plan({}, { range }).groups).toMatchObject({ kind: 'exact', range, question: { intervalMs: MINUTE } });
    expect(plan({}, { range: { ...WINDOW.range, toMs: TEN + 1 } }).groups).toMatchObject({ kind: 'exact' });
  });

  it('adds totals of counts and sums up from blocks', () => {
    const computes = [{ aggregation: 'count' }, { aggregation: 'sum', metric: '@bytes' }];
    const { groups } = plan({ mode: 'total', computes });
    expect(groups).toMatchObject({ kind: 'blocks', question: { intervalMs: MINUTE }, alertMaxAgeMs: MINUTE });
  });

  it.each(['cardinality', 'pc99', 'min', 'max', 'avg', 'median'])('asks for a total of %s as such', (aggregation) => {
    const { groups } = plan({ mode: 'total', computes: [{ aggregation: 'count' }, { aggregation, metric: '@x' }] });
    expect(groups).toMatchObject({ kind: 'exact', alertMaxAgeMs: MINUTE });
    expect(groups.question).not.toHaveProperty('intervalMs');
  });

  it('asks for a total as such where blocks would be many calls', () => {
    const range = { fromMs: TEN - 1501 * MINUTE, toMs: TEN };
    expect(plan({ mode: 'total' }, { range }).groups).toMatchObject({ kind: 'exact' });
  });

  it('asks for exactly the range where groups are ranked, the largest first by the first compute', () => {
    const model = {
      computes: [{ aggregation: 'avg', metric: '@duration' }, { aggregation: 'count' }],
      groupBy: [
        { facet: 'service', limit: 5 },
        { facet: 'host', limit: 7, sort: 'asc', missing: false },
      ],
    };
    expect(plan(model).groups).toMatchObject({
      kind: 'exact',
      question: {
        intervalMs: MINUTE,
        groupBy: [
          {
            facet: 'service',
            limit: 5,
            sort: { aggregation: 'avg', metric: '@duration', order: 'desc' },
            missing: '(none)',
          },
          { facet: 'host', limit: 7, sort: { aggregation: 'avg', metric: '@duration', order: 'asc' } },
        ],
      },
    });
    expect(plan(model).groups.question.groupBy[1]).not.toHaveProperty('missing');
  });

  it('asks for the groups of the look-back by count, in steps of five minutes', () => {
    const model = { computes: [{ aggregation: 'avg', metric: '@duration' }], groupBy: [{ facet: 'service' }] };
    const seenOf = (toMs: number) => plan(model, { range: { fromMs: toMs - 10 * MINUTE, toMs } }).seen;
    expect(seenOf(TEN + 4 * MINUTE)).toEqual({
      kind: 'exact',
      question: expect.objectContaining({
        computes: [{ aggregation: 'count' }],
        groupBy: [expect.objectContaining({ limit: 100, sort: { aggregation: 'count', order: 'desc' } })],
      }),
      range: { fromMs: TEN - 24 * HOUR, toMs: TEN },
      freshForMs: 5 * MINUTE,
      alertMaxAgeMs: 10 * MINUTE,
      waitMs: 0,
    });
    expect(seenOf(TEN)?.range).toEqual(seenOf(TEN + 4 * MINUTE)?.range);
    expect(seenOf(TEN + 5 * MINUTE)?.range.toMs).toBe(TEN + 5 * MINUTE);
    expect(seenOf(TEN)?.question).not.toHaveProperty('intervalMs');
  });

  it('has no look-back without groups, or without being asked for it', () => {
    expect(plan({ keepGroups: '24h' })).not.toHaveProperty('seen');
    expect(plan({ groupBy: [{ facet: 'service' }], keepGroups: '' })).not.toHaveProperty('seen');
  });

  it('asks for the total over all groups apart, as if there were none', () => {
    const { total } = plan({ groupBy: [{ facet: 'service' }], total: true });
    expect(total).toEqual(plan({}).groups);
    expect(plan({ total: true })).not.toHaveProperty('total');
  });

  it('does not depend on how answers are drawn', () => {
    const model = { groupBy: [{ facet: 'service' }] };
    const drawn = { ...model, fill: 'null', legendFormat: '{{service}}', expectedGroups: [{ service: 'a' }] };
    expect(plan(drawn)).toEqual(plan(model));
  });

  it('keeps an answer that may still grow for one bucket, at least ten seconds, or as long as the settings say', () => {
    const freshness = (window: Partial<PlannedWindow>) => plan({}, window).groups.freshForMs;
    expect(freshness({ intervalMs: 5000 })).toBe(10_000);
    expect(freshness({ intervalMs: HOUR })).toBe(HOUR);
    expect(freshness({ cacheTtlMs: 7000 })).toBe(7000);
    const seen = (cacheTtlMs: number) => plan({ groupBy: [{ facet: 'a' }] }, { cacheTtlMs }).seen?.freshForMs;
    expect([freshness({ cacheTtlMs: 0 }), seen(0), seen(7000)]).toEqual([0, 0, 5 * MINUTE]);
  });

  it('waits for the delay where the delayed time has come', () => {
    expect(plan({}, {}, false).groups.waitMs).toBe(0);
    expect(plan({ evaluationDelay: '30s' }, {}, false).groups.waitMs).toBe(30_000);
    expect(plan({}, { range: { fromMs: TEN, toMs: TEN + HOUR } }).groups.waitMs).toBe(0);
  });
});
