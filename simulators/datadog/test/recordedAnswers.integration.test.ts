// Requests that Datadog's own client libraries send in their tests, and the form of the answers that were recorded from
// Datadog (DataDog/datadog-api-client-go, tests/scenarios/cassettes/TestScenarios/v2/Feature_Logs), with logs of our own.
import { type DatadogSimulator, SettableClock, startDatadogSimulator } from '../src';
import { DatadogCaller } from './DatadogCaller';

const NOW = Date.parse('2022-02-23T10:57:30Z');
const filter = { from: 'now-15m', indexes: ['main'], query: '*', to: 'now' };
const series = [{ aggregation: 'count', interval: '5m', type: 'timeseries' }];

describe('recorded requests', () => {
  let datadog: DatadogSimulator;
  let caller: DatadogCaller;

  beforeEach(async () => {
    datadog = await startDatadogSimulator({ now: new SettableClock(NOW).now });
    caller = new DatadogCaller(datadog);
  });
  afterEach(() => datadog.stop());

  it('"Aggregate events returns OK response": nothing to count is no bucket', async () => {
    const { json } = await caller.aggregate({ filter });

    expect(json).toEqual({
      meta: {
        elapsed: expect.any(Number) as number,
        request_id: expect.stringMatching(/^pddv1/) as string,
        status: 'done',
      },
      data: { buckets: [] },
    });
  });

  it('"Aggregate compute events returns OK response": buckets without logs are left out', async () => {
    datadog.store.add(['10:46', '10:56'].map((time) => ({ timeMs: Date.parse(`2022-02-23T${time}Z`), message: 'x' })));
    const { json } = await caller.aggregate({ compute: series, filter });

    expect(json.data).toEqual({
      buckets: [
        {
          computes: {
            c0: [
              { value: 1, time: '2022-02-23T10:45:00.000Z' },
              { value: 1, time: '2022-02-23T10:55:00.000Z' },
            ],
          },
          by: {},
        },
      ],
    });
  });

  it('"Aggregate compute events with group by returns OK response": ten groups, and all eleven in the total', async () => {
    datadog.store.add(
      Array.from({ length: 110 }, (_, n) => ({ timeMs: NOW - 1 - n * 8000, message: 'x', host: `host-${n % 11}` }))
    );
    const { json } = await caller.aggregate({
      compute: series,
      filter,
      group_by: [
        {
          facet: 'host',
          missing: 'miss',
          sort: { aggregation: 'pc90', metric: '@duration', order: 'asc', type: 'measure' },
          total: 'recall',
        },
      ],
    });

    expect(json.data.buckets).toHaveLength(11);
    const { by, computes } = json.data.buckets.at(-1) ?? { by: {}, computes: {} };
    expect(by).toEqual({ host: 'recall' });
    const points = computes.c0 as ReadonlyArray<{ readonly time: string; readonly value: number }>;
    // The first bucket begins before the range, the last one ends after it.
    expect(points.map(({ time }) => time.slice(11, 16))).toEqual(['10:40', '10:45', '10:50', '10:55']);
    expect(points.reduce((sum, { value }) => sum + value, 0)).toBe(110);
  });

  it('"Search logs returns OK response": nothing found', async () => {
    const { json } = await caller.search({
      filter: {
        from: '2020-09-17T11:48:36+01:00',
        indexes: ['main'],
        query: 'datadog-agent',
        to: '2020-09-17T12:48:36+01:00',
      },
      page: { limit: 5 },
      sort: 'timestamp',
    });

    expect(json).toEqual({ data: [] });
  });

  it('"Search logs returns OK response with pagination": a short page has a cursor too', async () => {
    datadog.store.add(
      [1, 2, 3].map((n) => ({
        timeMs: NOW - 10_000 + n,
        message: '169.254.0.1 - - "GET / HTTP/1.1" 200 117',
        status: 'ok',
        host: 'h',
        source: 'sinatra',
        attributes: { http: { status_code: 200 } },
      }))
    );
    const body = { filter: { ...filter, query: undefined }, options: { timezone: 'GMT' }, sort: 'timestamp' };
    const first = await caller.search({ ...body, page: { limit: 2 } });
    const cursor = first.json.meta?.page?.after;
    const second = await caller.search({ ...body, page: { cursor, limit: 2 } });

    expect(first.json.data[0]).toMatchObject({
      type: 'log',
      id: expect.any(String) as string,
      attributes: { status: 'ok', tags: ['source:sinatra'], attributes: { http: { status_code: 200 } }, host: 'h' },
    });
    expect(first.json.links?.next).toContain('/api/v2/logs/events?');
    expect(second.json.data).toHaveLength(1);
    expect(second.json.meta?.page?.after).toEqual(expect.any(String));
  });
});
