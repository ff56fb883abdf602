import { parseLogCountsQuery } from '../../../shared/logCountsSchema';
import type { AggregateBucket } from '../../upstream/AggregateAnswer';
import { countsTable } from './CountsTable';
import { foldLogCounts } from './fold';
import type { HeldCounts } from './HeldCounts';
import { slotAxis } from './SlotAxis';

const MINUTE = 60_000;
const START = Date.parse('2026-11-25T10:00:00Z');
const RANGE = { fromMs: START, toMs: START + 3 * MINUTE };
const AXIS = slotAxis(RANGE, MINUTE);

const query = (model: object) => parseLogCountsQuery(model, { fromAlert: false, evaluationDelayMs: 0 });
/** Values by minute. */
const timed = (values: ReadonlyArray<number | null>) => ({
  timesMs: values.map((_, minute) => START + minute * MINUTE),
  values,
});

function held(buckets: readonly AggregateBucket[], more: Partial<HeldCounts> = {}): HeldCounts {
  return {
    askedAtMs: RANGE.toMs,
    askedFromMs: RANGE.fromMs,
    askedThroughMs: RANGE.toMs,
    answer: { buckets, status: 'done', warnings: [] },
    ...more,
  };
}

function fold(
  model: object,
  buckets: readonly AggregateBucket[],
  more: { seen?: string[][]; total?: AggregateBucket[]; held?: Partial<HeldCounts> } = {}
) {
  const parsed = query(model);
  const facets = parsed.groupBy.map(({ facet }) => facet);
  const table = (of: readonly AggregateBucket[], names: readonly string[]) =>
    countsTable([held(of, more.held)], { axis: AXIS, facets: names, computes: parsed.computes });
  return foldLogCounts({
    query: parsed,
    axis: AXIS,
    groups: table(buckets, facets),
    total: more.total && table(more.total, []),
    seen: more.seen,
  });
}

const valuesOf = (folded: ReturnType<typeof fold>) =>
  Object.fromEntries(folded.series.map(({ by, compute, values }) => [[compute.name, ...by].join(' '), values]));

const BY_SERVICE = { groupBy: [{ facet: 'service', limit: 3 }] };
const WEB = { by: { service: 'web' }, computes: [timed([1, null, 3])] };
const API = { by: { service: 'api' }, computes: [timed([5])] };

describe('an ungrouped query', () => {
  it('without logs is one series of zeros, for what is counted or added up', () => {
    for (const aggregation of ['count', 'cardinality', 'sum']) {
      const metric = aggregation === 'count' ? undefined : '@x';
      expect(fold({ computes: [{ aggregation, metric }] }, []).series.map(({ values }) => values)).toEqual([[0, 0, 0]]);
    }
  });

  it('has no series where of nothing there is nothing', () => {
    expect(fold({ computes: [{ aggregation: 'avg', metric: '@x' }] }, []).series).toEqual([]);
    expect(fold({ fill: 'null' }, []).series).toEqual([]);
  });

  it('keeps a compute without values beside one that has some', () => {
    const computes = [{}, { aggregation: 'avg', metric: '@x' }];
    expect(valuesOf(fold({ computes }, []))).toEqual({ count: [0, 0, 0], 'avg:@x': [null, null, null] });
  });
});

describe('gaps', () => {
  it.each([
    ['auto', [1, 0, 3]],
    ['zero', [1, 0, 3]],
    ['null', [1, null, 3]],
    ['none', [1, null, 3]],
  ])('of counts are filled by %s', (fill, values) => {
    expect(valuesOf(fold({ ...BY_SERVICE, fill }, [WEB]))).toEqual({ 'count web': values });
  });

  it.each(['pc75', 'pc99', 'min', 'max', 'avg', 'median'])(
    'of %s stay gaps, unless zeros are asked for',
    (aggregation) => {
      const computes = [{ aggregation, metric: '@x', name: 'x' }];
      expect(valuesOf(fold({ ...BY_SERVICE, computes }, [WEB]))).toEqual({ 'x web': [1, null, 3] });
      expect(valuesOf(fold({ ...BY_SERVICE, computes, fill: 'zero' }, [WEB]))).toEqual({ 'x web': [1, 0, 3] });
    }
  );

  it('that nobody asked about, or that had not begun, stay gaps', () => {
    const short = { askedThroughMs: START + 2 * MINUTE };
    expect(valuesOf(fold({}, [{ by: {}, computes: [timed([4])] }], { held: short }))).toEqual({ count: [4, 0, null] });
    const early = { askedAtMs: START + MINUTE };
    expect(valuesOf(fold({}, [], { held: early }))).toEqual({ count: [0, null, null] });
  });
});

describe('groups that are always reported', () => {
  it('are those that were seen and those that are expected, each once', () => {
    const expectedGroups = [{ service: 'db' }, { service: 'web' }];
    const groupBy = [{ facet: 'service', limit: 10 }];
    const folded = fold({ groupBy, expectedGroups }, [WEB, API], { seen: [['api'], ['db'], ['cron']] });
    expect(valuesOf(folded)).toEqual({
      'count api': [5, 0, 0],
      'count web': [1, 0, 3],
      'count cron': [0, 0, 0],
      'count db': [0, 0, 0],
    });
  });

  it('have no value where values cannot be filled', () => {
    const computes = [{ aggregation: 'avg', metric: '@x', name: 'x' }];
    expect(valuesOf(fold({ ...BY_SERVICE, computes }, [WEB], { seen: [['db']] }))).toEqual({
      'x web': [1, null, 3],
      'x db': [null, null, null],
    });
  });

  it('have no value where others may have taken their places', () => {
    const groupBy = [{ facet: 'service', limit: 2 }];
    const folded = fold({ groupBy, expectedGroups: [{ service: 'cron' }] }, [WEB, API], { seen: [['db']] });
    expect(valuesOf(folded)).toMatchObject({ 'count db': [null, null, null], 'count cron': [null, null, null] });
    expect(folded.unknownGroups).toEqual([['cron'], ['db']]);
    expect(folded.fullGroupings).toEqual([0]);
  });

  it('may be more than the limit lets see', () => {
    const groupBy = [{ facet: 'service', limit: 2 }];
    const folded = fold({ groupBy }, [WEB], { seen: [['web'], ['db']] });
    expect(valuesOf(folded)).toEqual({ 'count web': [1, 0, 3], 'count db': [0, 0, 0] });
    expect(folded.fullGroupings).toEqual([0]);
  });

  it('are found at once among ten thousand', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `s${index}`);
    const groupBy = [{ facet: 'service', limit: 10_000 }];
    const listed = names.slice(0, 9_000).map((service) => ({ by: { service }, computes: [timed([1])] }));
    const folded = fold({ groupBy }, listed, { seen: names.map((name) => [name]) });
    expect(folded.series).toHaveLength(10_000);
  });
});

describe('the total', () => {
  it('is Datadog’s own, not the sum of groups', () => {
    const folded = fold({ ...BY_SERVICE, total: true }, [WEB, API], {
      total: [{ by: {}, computes: [timed([5, 0, 3])] }],
    });
    expect(valuesOf(folded)).toEqual({ 'count (total)': [5, 0, 3], 'count api': [5, 0, 0], 'count web': [1, 0, 3] });
    expect(folded.series[0]?.labels).toEqual({ service: '(total)' });
  });

  it('of nothing is zeros', () => {
    expect(valuesOf(fold({ ...BY_SERVICE, total: true }, [], { total: [] }))).toEqual({ 'count (total)': [0, 0, 0] });
  });

  it('takes the place of a group that is called so', () => {
    const called = { by: { service: '(total)' }, computes: [timed([9])] };
    const folded = fold({ ...BY_SERVICE, total: true }, [called], { total: [{ by: {}, computes: [timed([1])] }] });
    expect(valuesOf(folded)).toEqual({ 'count (total)': [1, 0, 0] });
    expect(folded.hasGroupCalledTotal).toBe(true);
    expect(valuesOf(fold(BY_SERVICE, [called]))).toEqual({ 'count (total)': [9, 0, 0] });
  });
});

describe('groups that are called alike', () => {
  const named = { by: { service: '(none)' }, computes: [timed([1, 2])] };
  const empty = { by: { service: '' }, computes: [timed([4])] };

  it.each([
    ['count', [5, 2, 0]],
    ['sum', [5, 2, 0]],
    ['min', [1, 2, null]],
    ['max', [4, 2, null]],
  ])('are one where %s can be put together', (aggregation, values) => {
    const computes = [{ aggregation, metric: aggregation === 'count' ? undefined : '@x', name: 'x' }];
    expect(valuesOf(fold({ ...BY_SERVICE, computes }, [named, empty]))).toEqual({ 'x (none)': values });
  });

  it('are told of where they cannot', () => {
    const computes = [{ aggregation: 'pc95', metric: '@x', name: 'x' }];
    const table = countsTable([held([named, empty])], {
      axis: AXIS,
      facets: ['service'],
      computes: query({ computes }).computes,
    });
    expect(table).toMatchObject({ isBlurred: true, groups: [{ by: ['(none)'], values: [[1, 2, null]] }] });
  });
});

it('series with equal totals are in the order of their labels’ text', () => {
  const services = ['b', 'ä', 'B', 'a'];
  const buckets = services.map((service) => ({ by: { service }, computes: [timed([1])] }));
  expect(fold({ groupBy: [{ facet: 'service' }] }, buckets).series.map(({ by }) => by[0])).toEqual([
    'B',
    'a',
    'b',
    'ä',
  ]);
});
