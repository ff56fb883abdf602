import { describeWithRedis, type RedisServer, startRedisServer } from '@glance/cache/testing/redis';
import { clockWithRealTimers } from '@glance/data-source/testing';
import { throttled } from '@glance/simulator-sendgrid';
import { PluginUnderTest } from './fixtures/openDataSource';
import { startSendGrid } from './fixtures/startSendGrid';

const PASSWORD = 'correct horse battery';
const under = startSendGrid({ accounts: [{ username: 'contoso' }, { username: 'fabrikam', region: 'eu' }] });
const calls = (endpoint = 'stats') => under.sendGrid.journal.of(endpoint).length;
const CONTOSO = { accounts: ['contoso'] };

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

  const start = () => {
    const env = { GF_PLUGIN_REDIS_URL: redis.url, GF_PLUGIN_REDIS_PASSWORD: PASSWORD };
    const replica = new PluginUnderTest(under.sendGrid, { env, clock: clockWithRealTimers(under.clock) });
    replicas.push(replica);
    return replica;
  };
  const open = () => start().open();

  it('make the calls of one, whatever is asked', async () => {
    under.sendGrid.addMail('contoso', [
      {
        timeMs: Date.parse('2026-11-20T12:00:00Z'),
        categories: ['news', 'offers'],
        provider: 'Gmail',
        counts: { requests: 9, delivered: 8, opens: 2 },
      },
    ]);
    const [one, two] = [await open(), await open()];
    const queries = [
      { rates: ['delivered'] },
      { source: 'categories', accounts: ['contoso'] },
      { source: 'mailboxProviders', accounts: ['contoso'] },
      { queryType: 'credits' },
      { queryType: 'reputation' },
    ];
    for (const query of queries) {
      const first = await one.frame(query);
      const asked = under.sendGrid.journal.entries.length;
      const second = await two.frame(query);
      expect(second.fields).toEqual(first.fields);
      expect(second.meta).toEqual(first.meta);
      expect(under.sendGrid.journal.entries).toHaveLength(asked);
    }
    expect(calls()).toBe(2);
    const october = { from: '2026-10-05T00:00:00Z', to: '2026-10-20T00:00:00Z' };
    await Promise.all([one, two].map((mail) => mail.frame({}, october)));
    expect(calls()).toBe(4);
  });

  it('ask only the months that none of them has', async () => {
    const [one, two] = [await open(), await open()];
    await one.frame(CONTOSO, { from: '2026-10-05T00:00:00Z', to: '2026-10-20T00:00:00Z' });
    await two.frame(CONTOSO, { from: '2026-09-05T00:00:00Z', to: '2026-11-20T00:00:00Z' });
    expect(under.sendGrid.journal.of('stats').map(({ url }) => /start_date=(.{10})/.exec(url)?.[1])).toEqual([
      '2026-10-01',
      '2026-09-01',
      '2026-11-01',
    ]);
  });

  it('share a refusal for lack of quota until it ends', async () => {
    const resetAtMs = under.clock.now() + 600_000;
    under.sendGrid.faults.inject(throttled({ resetAtMs }), { endpoint: 'stats' });
    const [one, two] = [await open(), await open()];
    const refused = { ok: false, status: 429, message: expect.stringContaining('2026-11-25 10:10:00 UTC') };
    const soon = { deadlineAtMs: under.clock.now() + 10_000 };
    expect(await one.ask(CONTOSO, soon)).toMatchObject(refused);
    expect(await two.ask(CONTOSO, soon)).toMatchObject(refused);
    expect(calls()).toBe(1);
  });

  it('know on the other side of midnight what was asked before it', async () => {
    const [one, two] = [await open(), await open()];
    const range = { from: '2026-11-20T00:00:00Z', to: '2026-11-30T00:00:00Z' };
    under.clock.set(Date.parse('2026-11-25T23:59:00Z'));
    await one.frame(CONTOSO, range);
    under.clock.set(Date.parse('2026-11-26T00:01:00Z'));
    await two.frame(CONTOSO, { ...range, fromAlert: true });
    await one.frame(CONTOSO, { ...range, fromAlert: true });
    expect(calls()).toBe(2);
  });

  it('drop answers together, and never share them with another key', async () => {
    const [one, two] = [await open(), await open()];
    await one.frame(CONTOSO);
    await two.frame(CONTOSO);
    await one.resource('POST', 'cache/clear');
    await one.frame(CONTOSO);
    expect(calls()).toBe(2);
    const other = await replicas[1]?.open({
      uid: 'other',
      secureJsonData: { 'apiKey.contoso': under.sendGrid.apiKeys['contoso']?.replace(/.$/, '_') ?? '' },
    });
    expect(await other?.ask(CONTOSO)).toMatchObject({ ok: false, status: 401 });
  });

  it('lose nothing but sharing when Redis breaks, and say so once', async () => {
    const [one, two] = [start(), start()];
    const [ours, theirs] = [await one.open(), await two.open()];
    await ours.frame(CONTOSO);
    await redis.kill();
    expect(await ours.ask(CONTOSO)).toMatchObject({ ok: true });
    expect(await theirs.ask(CONTOSO)).toMatchObject({ ok: true });
    expect(await theirs.ask(CONTOSO, { fromAlert: true })).toMatchObject({ ok: true });
    expect(calls()).toBe(2);
    const told = two.logged.filter((line) => line.includes('Redis cannot be used'));
    expect(told).toHaveLength(1);
    expect(told[0]).not.toContain(PASSWORD);
  });
});
