import {
  type DatadogSimulator,
  type Fault,
  refusedWithObjects,
  SettableClock,
  startDatadogSimulator,
  throttled,
  timedOut,
  unavailable,
  warned,
} from '../src';
import { DatadogCaller } from './DatadogCaller';

const START = Date.parse('2026-11-25T12:10:00.500Z');

describe('the quota', () => {
  let datadog: DatadogSimulator;
  let caller: DatadogCaller;
  const clock = new SettableClock(START);

  beforeEach(async () => {
    clock.set(START);
    datadog = await startDatadogSimulator({ now: clock.now });
    caller = new DatadogCaller(datadog);
  });
  afterEach(() => datadog.stop());

  const limits = (headers: Headers) =>
    ['Limit', 'Period', 'Remaining', 'Reset', 'Name'].map((name) => headers.get(`X-RateLimit-${name}`));

  it('is off unless it is switched on', async () => {
    const { status, headers } = await caller.aggregate({});

    expect(status).toBe(200);
    expect(limits(headers)).toEqual(['1000000', '3600', '999999', '3000', 'logs_public_aggregate_api']);
    expect(datadog.quota.state).toEqual({ isOn: false, admitted: 1, refused: 0 });
  });

  it('refuses until the period ends, which follows the clock, and tells the seconds until then', async () => {
    datadog.quota.switchOn({ limit: 2, periodSeconds: 60 });
    const replies = [await caller.aggregate({}), await caller.aggregate({}), await caller.aggregate({})];

    expect(replies.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(replies.map(({ headers }) => limits(headers))).toEqual(
      ['1', '0', '0'].map((remaining) => ['2', '60', remaining, '60', 'logs_public_aggregate_api'])
    );
    expect(replies[2]?.json.errors).toEqual(['Too many requests']);
    clock.advance(59_499);
    expect(limits((await caller.aggregate({})).headers)[3]).toBe('1');
    clock.advance(1);
    expect((await caller.aggregate({})).status).toBe(200);
    expect(datadog.quota.state).toEqual({ isOn: true, admitted: 3, refused: 2 });
    datadog.quota.switchOff();
    expect((await caller.aggregate({})).status).toBe(200);
  });

  it('counts organisations apart, and searches apart from aggregates unless they share it', async () => {
    datadog.quota.switchOn({ limit: 1 });
    const [, other] = datadog.organisations;
    const stranger = new DatadogCaller({
      url: datadog.urls['datadoghq.eu'] ?? '',
      apiKey: other?.apiKey ?? '',
      applicationKey: other?.applicationKeys[0]?.key ?? '',
    });

    expect((await caller.aggregate({})).status).toBe(200);
    expect(limits((await caller.search({})).headers)[4]).toBe('logs_public_search_api');
    expect((await stranger.aggregate({})).status).toBe(200);
    expect((await caller.aggregate({})).status).toBe(429);

    datadog.quota.switchOn({ limit: 1, shared: true });
    expect(limits((await caller.aggregate({})).headers)[4]).toBe('logs_public_search_api');
    expect((await caller.search({})).status).toBe(429);
  });

  it('does not count who may not ask, and does who asks wrongly', async () => {
    datadog.quota.switchOn({ limit: 1 });
    await new DatadogCaller(datadog, { headers: {} }).aggregate({});
    expect((await caller.aggregate({ filter: { from: '?' } })).status).toBe(400);
    expect((await caller.aggregate({})).status).toBe(429);
  });

  it('refuses everybody in a storm, until it is over or ended', async () => {
    datadog.quota.refuseAll({ seconds: 90 });
    const { status, headers } = await caller.search({});

    expect(status).toBe(429);
    expect(limits(headers).slice(2)).toEqual(['0', '90', 'logs_public_search_api']);
    clock.advance(90_000);
    expect((await caller.search({})).status).toBe(200);
    datadog.quota.refuseAll({ seconds: 90 });
    datadog.quota.endRefusal();
    expect((await caller.search({})).status).toBe(200);
  });

  describe('and faults', () => {
    beforeEach(() => {
      datadog.store.add(
        [0, 0, 60_000, 60_000, 60_000].map((agoMs) => ({ timeMs: START - 1000 - agoMs, message: 'x', service: 'a' }))
      );
    });

    const once = async (fault: Fault) => {
      datadog.faults.inject(fault, { times: 1 });
      return caller.aggregate({ compute: [{ aggregation: 'count' }] });
    };

    it.each([
      ['each', ['300', '3600', '0', '7', 'logs_public_aggregate_api']],
      ['unreadable', ['300', '3600', '0', 'soon', 'logs_public_aggregate_api']],
      ['none', [null, null, null, null, null]],
    ] as const)('refuse with %s of the headers', async (headers, expected) => {
      const reply = await once(throttled({ seconds: 7, headers }));

      expect(reply.status).toBe(429);
      expect(limits(reply.headers)).toEqual(expected);
    });

    it('answer what was found when the time was over', async () => {
      datadog.faults.inject(timedOut());
      const { json } = await caller.aggregate({
        compute: [{ aggregation: 'count' }, { aggregation: 'count', type: 'timeseries', interval: '1m' }],
      });

      expect(json.meta.status).toBe('timeout');
      expect(json.data.buckets[0]?.computes).toEqual({ c0: 2, c1: [{ time: '2026-11-25T12:08:00.000Z', value: 3 }] });
      expect((await caller.search({})).json).toMatchObject({ meta: { status: 'timeout' }, data: [{}, {}, {}] });
      expect((await caller.search({ sort: 'wrong' })).json).toEqual({ errors: [expect.any(String)] });
    });

    it('warn, say no in two forms, and break down', async () => {
      expect((await once(warned())).json.meta.warnings).toEqual([expect.objectContaining({ code: 'partial_results' })]);
      expect(await once(unavailable())).toMatchObject({ status: 503, json: { errors: ['Service Unavailable'] } });
      expect(await once(refusedWithObjects(400, 'Bad query', 'because'))).toMatchObject({
        status: 400,
        json: { errors: [{ title: 'Bad query', detail: 'because', status: '400' }] },
      });
      await expect(once({ kind: 'invalidJson' })).rejects.toThrow('JSON');
    });
  });
});
