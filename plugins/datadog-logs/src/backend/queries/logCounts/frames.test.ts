import { parseLogCountsQuery } from '../../../shared/logCountsSchema';
import type { AggregateBucket } from '../../upstream/AggregateAnswer';
import { countsTable } from './CountsTable';
import { foldLogCounts } from './fold';
import { countsFrame } from './frames';
import { slotAxis } from './SlotAxis';

const MINUTE = 60_000;
const START = Date.parse('2026-11-25T10:00:00Z');
const RANGE = { fromMs: START, toMs: START + 3 * MINUTE };
const URL = 'https://app.datadoghq.com/logs?query=x';
const PC95 = { aggregation: 'pc95', metric: '@duration' };

function frameOf(model: object, buckets: readonly AggregateBucket[]) {
  const query = parseLogCountsQuery(model, { fromAlert: false, evaluationDelayMs: 0 });
  const axis = slotAxis(RANGE, query.mode === 'total' ? undefined : MINUTE);
  const facets = query.groupBy.map(({ facet }) => facet);
  const answer = { buckets, status: 'done', warnings: [] } as const;
  const held = [{ askedAtMs: RANGE.toMs, askedFromMs: RANGE.fromMs, askedThroughMs: RANGE.toMs, answer }];
  const groups = countsTable(held, { axis, facets, computes: query.computes });
  return countsFrame({ query, folded: foldLogCounts({ query, axis, groups }), url: URL, meta: { notices: [] } });
}

const point = (minute: number, value: number) => ({ timesMs: [START + minute * MINUTE], values: [value] });
const WEB = { by: { service: 'web' }, computes: [point(1, 4), point(1, 0.5)] };
const API = { by: { service: 'api' }, computes: [point(0, 2), point(0, 0.25)] };
const BY_SERVICE = { groupBy: [{ facet: 'service' }] };
const namesOf = (frame: ReturnType<typeof frameOf>) =>
  frame.fields.map(({ name, labels, config }) => [name, labels, config?.displayNameFromDS]);

describe('a time series', () => {
  it('has exact multiples of its interval for times, says how wide that is, and links every value to Datadog', () => {
    const frame = frameOf(BY_SERVICE, [WEB, API]);
    const [time, ...values] = frame.fields;
    expect(frame.meta).toMatchObject({ type: 'timeseries-wide', typeVersion: [0, 1] });
    expect(time).toMatchObject({ name: 'time', nullable: false, config: { interval: MINUTE } });
    expect([...(time?.values ?? [])]).toEqual([0, 1, 2].map((minute) => START + minute * MINUTE));
    expect(namesOf(frame).slice(1)).toEqual([
      ['count', { service: 'web' }, 'web'],
      ['count', { service: 'api' }, 'api'],
    ]);
    for (const { config } of values) {
      expect(config?.links).toEqual([{ title: 'Open in Datadog', url: URL, targetBlank: true }]);
    }
  });

  it('tells several computes apart by a label and by name', () => {
    expect(namesOf(frameOf({ ...BY_SERVICE, computes: [{}, PC95] }, [WEB])).slice(1)).toEqual([
      ['count', { service: 'web', metric: 'count' }, 'count: web'],
      ['pc95:@duration', { service: 'web', metric: 'pc95:@duration' }, 'pc95:@duration: web'],
    ]);
    expect(namesOf(frameOf({ computes: [{}, PC95] }, [])).slice(1)).toEqual([
      ['count', { metric: 'count' }, 'count'],
      ['pc95:@duration', { metric: 'pc95:@duration' }, 'pc95:@duration'],
    ]);
  });

  it('is named by legendFormat, in which a facet has its own name too', () => {
    const nameOf = (model: object, by: Readonly<Record<string, string>>) =>
      frameOf(model, [{ ...WEB, by }]).fields[1]?.config?.displayNameFromDS;
    expect(nameOf({ ...BY_SERVICE, legendFormat: '{{service}}!' }, { service: 'web' })).toBe('web!');
    const byMetric = { groupBy: [{ facet: 'metric' }], legendFormat: '{{metric}} {{ facet_metric }}' };
    expect(nameOf(byMetric, { metric: 'cpu' })).toBe('cpu cpu');
    const both = { ...byMetric, computes: [{}, PC95] };
    expect(nameOf(both, { metric: 'cpu' })).toBe('count cpu');
  });

  it('without filling leaves out what no series has a value for', () => {
    const frame = frameOf({ ...BY_SERVICE, fill: 'none' }, [WEB, API]);
    expect([...(frame.fields[0]?.values ?? [])]).toEqual([START, START + MINUTE]);
    expect(frameOf({ fill: 'none' }, [])).toMatchObject({ fields: [], meta: { type: 'timeseries-wide' } });
  });

  it('without any series has no fields', () => {
    expect(frameOf(BY_SERVICE, [])).toMatchObject({
      fields: [],
      meta: { type: 'timeseries-wide', typeVersion: [0, 1] },
    });
  });
});

describe('a total', () => {
  const rows = (frame: ReturnType<typeof frameOf>) =>
    Object.fromEntries(frame.fields.map(({ name, values }) => [name, [...values]]));
  const total = (by: Readonly<Record<string, string>>, ...computes: number[]) => ({ by, computes });

  it('has a row for each group and one number column, which links to Datadog', () => {
    const frame = frameOf({ ...BY_SERVICE, mode: 'total' }, [
      total({ service: 'web' }, 4),
      total({ service: 'api' }, 9),
    ]);
    expect(frame.meta).toMatchObject({ type: 'numeric-long', typeVersion: [0, 1] });
    expect(rows(frame)).toEqual({ service: ['api', 'web'], count: [9, 4] });
    expect(frame.fields[1]?.config?.links).toHaveLength(1);
  });

  it('has a column metric where there are several computes, and calls the number value', () => {
    const model = { ...BY_SERVICE, mode: 'total', computes: [{}, PC95] };
    expect(rows(frameOf(model, [total({ service: 'web' }, 4, 0.5)]))).toEqual({
      service: ['web', 'web'],
      metric: ['count', 'pc95:@duration'],
      value: [4, 0.5],
    });
  });

  it('of no logs is one row 0 without grouping, and nothing with it', () => {
    expect(rows(frameOf({ mode: 'total' }, []))).toEqual({ count: [0] });
    expect(rows(frameOf({ mode: 'total', computes: [{ aggregation: 'count', name: 'errors' }] }, []))).toEqual({
      errors: [0],
    });
    expect(frameOf({ ...BY_SERVICE, mode: 'total' }, [])).toMatchObject({ fields: [], meta: { type: 'numeric-long' } });
  });
});
