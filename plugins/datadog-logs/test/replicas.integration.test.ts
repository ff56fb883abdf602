import { describeWithRedis, type RedisServer, startRedisServer } from '@glance/cache/testing/redis';
import { seriesOf } from '@glance/data-source/testing';
import { logsOf } from './fixtures/logsOf';
import { PluginUnderTest } from './fixtures/openDataSource';
import { startDatadog } from './fixtures/startDatadog';

const PASSWORD = 'correct horse battery';
const MINUTE = 60_000;
const under = startDatadog();
const calls = () => under.datadog.journal.of('aggregate').length;

describeWithRedis('replicas that share a Redis', () => {
  let redis: RedisServer;
  let replicas: PluginUnderTest[] = [];
  beforeAll(async () => {
    redis = await startRedisServer({ password: PASSWORD });
  });
  afterAll(() => redis.stop());
  beforeEach(() => redis.restart());
  afterEach(async () => {
    await Promise.all(replicas.map((replica) => replica.close()));
    replicas = [];
  });

  const open = () => {
    const env = { GF_PLUGIN_REDIS_URL: redis.url, GF_PLUGIN_REDIS_PASSWORD: PASSWORD };
    const replica = new PluginUnderTest(under.datadog, { env, clock: under.clockWithRealTimers });
    replicas.push(replica);
    return replica.open();
  };
  const last = (minutes: number) => {
    const nowMs = under.clock.now();
    return { from: new Date(nowMs - minutes * MINUTE).toISOString(), to: new Date(nowMs).toISOString() };
  };

  it('make the calls of one, for series, groups and totals', async () => {
    under.log(...logsOf('09:50', 5, { service: 'web' }));
    const [one, two] = [await open(), await open()];
    const queries = [
      { interval: '1m' },
      { interval: '1m', groupBy: [{ facet: 'service' }] },
      { mode: 'total', groupBy: [{ facet: 'service' }] },
    ];
    for (const query of queries) {
      const first = await one.frame(query);
      const second = await two.frame(query);
      expect(second.fields).toEqual(first.fields);
      expect(second.meta?.custom).toEqual(first.meta?.custom);
    }
    expect(calls()).toBe(queries.length);
    await Promise.all([one, two].map((logs) => logs.frame({ query: 'at once' })));
    expect(calls()).toBe(queries.length + 1);
  });

  it('evaluate each its own rules on one filter for one call a minute', async () => {
    const [one, two] = [await open(), await open()];
    for (let minute = 0; minute < 5; minute += 1) {
      for (const [logs, minutes] of [
        [one, 10],
        [two, 45],
        [one, 5],
        [two, 15],
      ] as const) {
        const frame = await logs.frame({ query: 'status:error' }, { ...last(minutes), fromAlert: true });
        expect(seriesOf(frame)[0]?.values).toHaveLength(minutes);
      }
      under.clock.advance(MINUTE);
    }
    expect(calls()).toBe(5);
  });

  it('share a refusal for lack of quota until it ends, and a failure with nobody but those who wait', async () => {
    const [one, two] = [await open(), await open()];
    under.datadog.quota.refuseAll({ seconds: 600 });
    const refused = { ok: false, status: 429, message: expect.stringContaining('2026-11-25 10:10:00 UTC') };
    expect(await one.ask({})).toMatchObject(refused);
    expect(await two.ask({})).toMatchObject(refused);
    expect(under.datadog.quota.state.refused).toBe(1);
  });

  it('never share with other keys', async () => {
    const [, limited] = under.datadog.organisations[0]?.applicationKeys ?? [];
    const one = await open();
    await one.frame({});
    const [replica] = replicas;
    const other = await replica?.open({ uid: 'other', secureJsonData: { applicationKey: limited?.key ?? '' } });
    await other?.frame({});
    expect(calls()).toBe(2);
  });

  it('work alone without Redis', async () => {
    const one = await open();
    await one.frame({ query: 'a' });
    await redis.kill();
    await one.frame({ query: 'b' });
    expect((await one.ask({ query: 'a' })).ok).toBe(true);
    expect(calls()).toBe(2);
  });
});
