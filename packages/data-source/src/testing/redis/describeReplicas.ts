import type { Clock } from '@glance/cache';
import { describeWithRedis, type RedisServer, startRedisServer } from '@glance/cache/testing/redis';
import type { PluginEnvironment } from '../../createDataSourcePlugin';
import type { DataSourceUnderTest, OpenOptions, PluginUnderTest } from '../PluginUnderTest';
import { started } from '../started';

const PASSWORD = 'correct horse battery';

export interface ReplicaOptions<I> {
  /** Makes one more process of the plugin, beside the simulator of the test. */
  readonly start: (environment: PluginEnvironment) => PluginUnderTest<I>;
  readonly clock: Clock;
  /** The calls that the vendor has got. */
  readonly calls: () => number;
  /** Two queries that cost a call each, and have nothing of their answers in common. */
  readonly queries: () => readonly [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
  /** Secrets that the vendor refuses. */
  readonly wrongSecrets: Readonly<Record<string, string>>;
  /** Lets the vendor refuse the queries for lack of quota until then. */
  readonly refuseUntil: (epochMs: number) => void;
}

/** Opens a data source in a process of its own, which shares a Redis with the others of its test. */
export type OpenReplica<I> = (
  options?: OpenOptions,
  env?: Readonly<Record<string, string>>
) => Promise<DataSourceUnderTest<I>>;

/** What any plugin's replicas do that share a Redis, and by `more` what this one's do. Every test has an empty Redis. */
export function describeReplicas<I>(options: ReplicaOptions<I>, more: (open: OpenReplica<I>) => void): void {
  const { start, clock, calls, queries, wrongSecrets, refuseUntil } = options;

  describeWithRedis('replicas that share a Redis', () => {
    let server: RedisServer | undefined;
    let replicas: Array<PluginUnderTest<I>> = [];
    beforeAll(async () => {
      server = await startRedisServer({ password: PASSWORD });
    });
    afterAll(() => server?.stop());
    beforeEach(() => server?.restart());
    afterEach(async () => {
      await Promise.all(replicas.map((replica) => replica.close()));
      replicas = [];
    });

    const startReplica = (env: Readonly<Record<string, string>> = {}) => {
      const shared = { GF_PLUGIN_REDIS_URL: started(server).url, GF_PLUGIN_REDIS_PASSWORD: PASSWORD };
      const replica = start({ env: { ...shared, ...env }, clock });
      replicas.push(replica);
      return replica;
    };
    const open: OpenReplica<I> = (settings, env) => startReplica(env).open(settings);

    it('make the calls of one, one after the other and at the same time', async () => {
      const [one, two] = [await open(), await open()];
      const [query, other] = queries();
      const first = await one.frame(query);
      const second = await two.frame(query);
      expect(second.fields).toEqual(first.fields);
      expect(second.meta?.custom).toEqual(first.meta?.custom);
      expect(calls()).toBe(1);
      await Promise.all([one, two].map((dataSource) => dataSource.frame(other)));
      expect(calls()).toBe(2);
    });

    it('share a refusal for lack of quota until it ends', async () => {
      const resetAtMs = clock.now() + 600_000;
      refuseUntil(resetAtMs);
      const [one, two] = [await open(), await open()];
      const [query] = queries();
      const reset = `${new Date(resetAtMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
      const refused = { ok: false, status: 429, message: expect.stringContaining(reset) };
      expect(await one.ask(query)).toMatchObject(refused);
      expect(await two.ask(query)).toMatchObject(refused);
      expect(calls()).toBe(1);
    });

    it('drop an answer together', async () => {
      const [one, two] = [await open(), await open()];
      const [query] = queries();
      await one.frame(query);
      await two.frame(query);
      await one.resource('POST', 'cache/clear');
      await one.frame(query);
      expect(calls()).toBe(2);
    });

    it('never share with other secrets, nor with another password of Redis', async () => {
      const one = await open();
      const [query] = queries();
      await one.frame(query);
      const other = await open({ secureJsonData: wrongSecrets });
      expect(await other.ask(query)).toMatchObject({ ok: false, status: 401 });
      const before = calls();
      const guesser = startReplica({ GF_PLUGIN_REDIS_PASSWORD: 'guessed' });
      await (await guesser.open()).frame(query);
      expect(calls()).toBe(before + 1);
      expect(guesser.logged.join('\n')).toMatch(/Redis cannot be used/);
      expect(guesser.logged.join('\n')).not.toContain('guessed');
    });

    it('work alone without Redis, and say once why', async () => {
      const alone = startReplica();
      const dataSource = await alone.open();
      const [query, other] = queries();
      await dataSource.frame(query);
      await started(server).kill();
      await dataSource.frame(other);
      expect(await dataSource.ask(query)).toMatchObject({ ok: true });
      expect(calls()).toBe(2);
      expect(await dataSource.ask(query, { fromAlert: true })).toMatchObject({ ok: true });
      const told = (text: string) => alone.logged.filter((line) => line.includes(text));
      expect(told('Redis is used')).toHaveLength(1);
      // The end of a connection may have another reason than that there is no new one.
      const reasons = told('Redis cannot be used');
      expect(reasons).not.toEqual([]);
      expect(reasons).toEqual([...new Set(reasons)]);
      expect(alone.logged.join('\n')).not.toContain(PASSWORD);
    });

    it.each([
      [{ GF_PLUGIN_REDIS_URL: 'cache:6379' }, 'redis_url is not of the form'],
      [{ GF_PLUGIN_REDIS_TLS_CA: '/no/such/file.pem' }, 'redis_tls_ca names a file'],
    ])('are told of settings that cannot be used, and work alone: %j', async (env, text) => {
      const alone = startReplica(env);
      const [query] = queries();
      expect(await (await alone.open()).ask(query)).toMatchObject({ ok: true });
      expect(alone.logged.join('\n')).toContain(text);
      expect(alone.logged.join('\n')).not.toContain(PASSWORD);
    });

    more(open);
  });
}
