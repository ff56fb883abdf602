import { describeWithRedis, type RedisServer, startRedisServer } from '@glance/cache/testing/redis';
import { throttled } from '@glance/simulator-azure';
import { PluginUnderTest } from './fixtures/openDataSource';
import { startAzure } from './fixtures/startAzure';

const PASSWORD = 'correct horse battery';
const under = startAzure();
const calls = () => under.azure.journal.of('query').length;

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

  const replica = (env: Readonly<Record<string, string | undefined>> = {}): PluginUnderTest => {
    const url = { GF_PLUGIN_REDIS_URL: redis.url, GF_PLUGIN_REDIS_PASSWORD: PASSWORD };
    const made = new PluginUnderTest(under.azure, { env: { ...url, ...env }, clock: under.clockWithRealTimers });
    replicas.push(made);
    return made;
  };

  it('make the calls of one, one after the other and at the same time', async () => {
    const [one, two] = [await replica().open(), await replica().open()];
    const first = await one.frame({ scopes: [under.scopes[0]] });
    const second = await two.frame({ scopes: [under.scopes[0]] });
    expect(second.fields).toEqual(first.fields);
    expect(second.meta?.custom).toEqual(first.meta?.custom);
    expect(calls()).toBe(1);
    const both = [one, two].map((costs) => costs.frame({ scopes: [under.scopes[1]] }));
    await Promise.all(both);
    expect(calls()).toBe(2);
  });

  it('ask only the months that none of them has', async () => {
    const [one, two] = [await replica().open(), await replica().open()];
    const query = { scopes: [under.scopes[0]] };
    await one.frame(query, { from: '2026-10-05T00:00:00Z', to: '2026-10-20T00:00:00Z' });
    await two.frame(query, { from: '2026-09-05T00:00:00Z', to: '2026-11-20T00:00:00Z' });
    expect(under.azure.journal.of('query').map(({ body }) => /"from":"(.{10})/.exec(body)?.[1])).toEqual([
      '2026-10-01',
      '2026-09-01',
      '2026-11-01',
    ]);
  });

  it('share a refusal for lack of quota until it ends', async () => {
    under.azure.faults.inject(throttled({ entity: 600 }), { endpoint: 'query' });
    const [one, two] = [await replica().open(), await replica().open()];
    const refused = { ok: false, status: 429, message: expect.stringContaining('2026-11-25 10:10:00 UTC') };
    expect(await one.ask({ scopes: [under.scopes[0]] })).toMatchObject(refused);
    expect(await two.ask({ scopes: [under.scopes[0]] })).toMatchObject(refused);
    expect(calls()).toBe(1);
  });

  it('drop an answer together', async () => {
    const [one, two] = [await replica().open(), await replica().open()];
    await one.frame({ scopes: [under.scopes[0]] });
    await two.frame({ scopes: [under.scopes[0]] });
    await one.resource('POST', 'cache/clear');
    await one.frame({ scopes: [under.scopes[0]] });
    expect(calls()).toBe(2);
  });

  it('never share with other credentials, nor with another password of Redis', async () => {
    const [one, other] = [await replica().open(), await replica().open(otherSecret())];
    await one.frame({ scopes: [under.scopes[0]] });
    expect((await other.ask({ scopes: [under.scopes[0]] })).ok).toBe(false);
    const stranger = replica({ GF_PLUGIN_REDIS_PASSWORD: 'guessed' });
    await (await stranger.open()).frame({ scopes: [under.scopes[0]] });
    expect(calls()).toBe(2);
    expect(stranger.logged.join('\n')).toMatch(/Redis cannot be used/);
    expect(stranger.logged.join('\n')).not.toContain('guessed');
  });

  it('work alone without Redis, and say so once', async () => {
    const alone = replica();
    const costs = await alone.open();
    await costs.frame({ scopes: [under.scopes[0]] });
    await redis.kill();
    await costs.frame({ scopes: [under.scopes[1]] });
    expect(calls()).toBe(2);
    const told = (text: string) => alone.logged.filter((line) => line.includes(text));
    expect(told('Redis is used')).toHaveLength(1);
    expect(told('Redis cannot be used')).toHaveLength(1);
  });

  it('are told of settings that cannot be used, and work alone', async () => {
    for (const env of [{ GF_PLUGIN_REDIS_URL: 'cache:6379' }, { GF_PLUGIN_REDIS_TLS_CA: '/no/such/file.pem' }]) {
      const alone = replica(env);
      expect((await (await alone.open()).ask({ scopes: [under.scopes[0]] })).ok).toBe(true);
      expect(alone.logged.join('\n')).toMatch(/redis_url is not of the form|redis_tls_ca names a file/);
      expect(alone.logged.join('\n')).not.toContain(PASSWORD);
    }
    expect(calls()).toBe(2);
  });
});

const otherSecret = () => ({ secureJsonData: { azureClientSecret: 'another-secret' } });
