import { type Fault, refusedWithObjects, throttled, timedOut, unavailable, warned } from '../src';
import { DatadogCaller } from './DatadogCaller';
import { simulatorUnderTest } from './simulatorUnderTest';

const START = Date.parse('2026-11-25T12:10:00.500Z');

describe('the quota', () => {
  const under = simulatorUnderTest(START);

  const limits = (headers: Headers) =>
    ['Limit', 'Period', 'Remaining', 'Reset', 'Name'].map((name) => headers.get(`X-RateLimit-${name}`));

  it('is off unless it is switched on', async () => {
    const { status, headers } = await under.caller.aggregate({});

    expect(status).toBe(200);
    expect(limits(headers)).toEqual(['1000000', '3600', '999999', '3000', 'logs_public_aggregate_api']);
    expect(under.datadog.quota.state).toEqual({ isOn: false, admitted: 1, refused: 0 });
  });

  it('refuses until the period ends, which follows the clock, and tells the seconds until then', async () => {
    under.datadog.quota.switchOn({ limit: 2, periodSeconds: 60 });
    const replies = [
      await under.caller.aggregate({}),
      await under.caller.aggregate({}),
      await under.caller.aggregate({}),
    ];

    expect(replies.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(replies.map(({ headers }) => limits(headers))).toEqual(
      ['1', '0', '0'].map((remaining) => ['2', '60', remaining, '60', 'logs_public_aggregate_api'])
    );
    expect(replies[2]?.json.errors).toEqual(['Too many requests']);
    under.clock.advance(59_499);
    expect(limits((await under.caller.aggregate({})).headers)[3]).toBe('1');
    under.clock.advance(1);
    expect((await under.caller.aggregate({})).status).toBe(200);
    expect(under.datadog.quota.state).toEqual({ isOn: true, admitted: 3, refused: 2 });
    under.datadog.quota.switchOff();
    expect((await under.caller.aggregate({})).status).toBe(200);
  });

  it('counts organisations apart, and searches apart from aggregates unless they share it', async () => {
    under.datadog.quota.switchOn({ limit: 1 });
    const [, other] = under.datadog.organisations;
    const stranger = new DatadogCaller({
      url: under.datadog.urls['datadoghq.eu'] ?? '',
      apiKey: other?.apiKey ?? '',
      applicationKey: other?.applicationKeys[0]?.key ?? '',
    });

    expect((await under.caller.aggregate({})).status).toBe(200);
    expect(limits((await under.caller.search({})).headers)[4]).toBe('logs_public_search_api');
    expect((await stranger.aggregate({})).status).toBe(200);
    expect((await under.caller.aggregate({})).status).toBe(429);

    under.datadog.quota.switchOn({ limit: 1, shared: true });
    expect(limits((await under.caller.aggregate({})).headers)[4]).toBe('logs_public_search_api');
    expect((await under.caller.search({})).status).toBe(429);
  });

  it('does not count who may not ask, and does who asks wrongly', async () => {
    under.datadog.quota.switchOn({ limit: 1 });
    await new DatadogCaller(under.datadog, { headers: {} }).aggregate({});
    expect((await under.caller.aggregate({ filter: { from: '?' } })).status).toBe(400);
    expect((await under.caller.aggregate({})).status).toBe(429);
  });

  it('refuses everybody in a storm, until it is over or ended', async () => {
    under.datadog.quota.refuseAll({ seconds: 90 });
    const { status, headers } = await under.caller.search({});

    expect(status).toBe(429);
    expect(limits(headers).slice(2)).toEqual(['0', '90', 'logs_public_search_api']);
    under.clock.advance(90_000);
    expect((await under.caller.search({})).status).toBe(200);
    under.datadog.quota.refuseAll({ seconds: 90 });
    under.datadog.quota.endRefusal();
    expect((await under.caller.search({})).status).toBe(200);
  });

  describe('and faults', () => {
    beforeEach(() => {
      under.datadog.store.add(
        [0, 0, 60_000, 60_000, 60_000].map((agoMs) => ({ timeMs: START - 1000 - agoMs, message: 'x', service: 'a' }))
      );
    });

    const once = async (fault: Fault) => {
      under.datadog.faults.inject(fault, { times: 1 });
      return under.caller.aggregate({ compute: [{ aggregation: 'count' }] });
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
      under.datadog.faults.inject(timedOut());
      const { json } = await under.caller.aggregate({
        compute: [{ aggregation: 'count' }, { aggregation: 'count', type: 'timeseries', interval: '1m' }],
      });

      expect(json.meta.status).toBe('timeout');
      expect(json.data.buckets[0]?.computes).toEqual({ c0: 2, c1: [{ time: '2026-11-25T12:08:00.000Z', value: 3 }] });
      expect((await under.caller.search({})).json).toMatchObject({ meta: { status: 'timeout' }, data: [{}, {}, {}] });
      expect((await under.caller.search({ sort: 'wrong' })).json).toEqual({ errors: [expect.any(String)] });
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
