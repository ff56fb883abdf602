import { randomBytes } from 'node:crypto';
import { generationKeyName, keyName } from '../src/redis/keyName';
import { describeCacheStore } from '../src/testing';
import { describeWithRedis, type RedisServer, startRedisServer } from '../src/testing/redis';
import { RedisReplica, settingsOf } from './RedisReplica';
import { anna, boris, entryOf, keyOf } from './sharedOwners';

describeWithRedis('RedisStore on a server', () => {
  let server: RedisServer;
  let replica: RedisReplica;

  beforeAll(async () => {
    server = await startRedisServer();
  });

  afterAll(() => server.stop());

  beforeEach(async () => {
    replica = new RedisReplica({ settings: settingsOf(server) });
    await replica.link.send('FLUSHALL');
  });

  afterEach(() => replica.close());

  describeCacheStore('RedisStore', { create: () => replica.store });

  it('shares an answer with everybody who has the credentials, to the bit', async () => {
    const entry = entryOf(anna, 'a', {
      value: { amounts: new Float64Array([0.1, NaN, -0]), groups: [{ values: ['größe'] }] },
      fetchedAtMs: Date.now() + 0.25,
    });
    const other = new RedisReplica({ settings: settingsOf(server) });
    await replica.store.set(entry, anna);
    expect(await other.store.get(entry.key, anna)).toStrictEqual(entry);
    other.close();
  });

  it('keeps an answer for a week after its freshness', async () => {
    await replica.store.set(entryOf(anna, 'a', { freshForMs: 60_000 }), anna);
    const ttlMs = Number(await replica.link.send('PTTL', keyName(anna, 'value', keyOf(anna, 'a'))));
    expect(ttlMs).toBeLessThanOrEqual(7 * 86_400_000 + 60_000);
    expect(ttlMs).toBeGreaterThan(7 * 86_400_000);
  });

  it('lets no answer outlive the generation that it belongs to', async () => {
    await replica.store.set(entryOf(anna, 'a', { freshForMs: Number.MAX_SAFE_INTEGER }), anna);
    const value = Number(await replica.link.send('PTTL', keyName(anna, 'value', keyOf(anna, 'a'))));
    expect(value).toBeLessThan(Number(await replica.link.send('PTTL', generationKeyName(anna))));
  });

  it('does not let an answer that was fetched earlier replace a later one', async () => {
    await replica.store.set(entryOf(anna, 'a', { value: 'new', fetchedAtMs: 200 }), anna);
    await replica.store.set(entryOf(anna, 'a', { value: 'old', fetchedAtMs: 100 }), anna);
    expect(await replica.store.get(keyOf(anna, 'a'), anna)).toMatchObject({ value: 'new' });
  });

  it('keeps the latest of many that are stored at the same time', async () => {
    const times = [3, 1, 5, 2, 4];
    const replicas = times.map(() => new RedisReplica({ settings: settingsOf(server) }));
    await Promise.all(
      replicas.map(({ store }, index) => store.set(entryOf(anna, 'a', { fetchedAtMs: times[index] ?? 0 }), anna))
    );
    expect(await replica.store.get(keyOf(anna, 'a'), anna)).toMatchObject({ fetchedAtMs: 5 });
    replicas.forEach((each) => each.close());
  });

  it('refuses an answer above the limit, naming both sizes, and leaves the one before', async () => {
    const small = new RedisReplica({ settings: settingsOf(server), maxPackedBytes: 1_000 });
    await small.store.set(entryOf(anna, 'a'), anna);
    const large = entryOf(anna, 'a', { value: randomBytes(2_000).toString('hex') });
    await expect(small.store.set(large, anna)).rejects.toThrow(/^A value of \d+ bytes .* limit is 1000$/);
    expect(await small.store.get(keyOf(anna, 'a'), anna)).toMatchObject({ value: 'value of a' });
    small.close();
  });

  it('has nothing of owners without a secret', async () => {
    const owner = { id: 'nobody' };
    await expect(replica.store.set(entryOf(anna, 'a'), owner)).rejects.toThrow('without a secret');
    expect(await replica.store.get(keyOf(anna, 'a'), owner)).toBeUndefined();
    expect(await replica.link.send('KEYS', 'glance:1:nobody:*')).toEqual([]);
  });

  it('writes nothing into Redis that says what was asked, what was answered or who asked', async () => {
    const secret = Buffer.from(anna.macKey);
    await replica.store.set(entryOf(anna, 'rg-payroll', { value: { group: 'rg-payroll' } }), anna);
    const names = (await replica.link.send('KEYS', '*')) as readonly Buffer[];
    expect(names.map(String).sort()).toEqual([
      expect.stringMatching(/^glance:1:anna-+:generation$/),
      expect.stringMatching(/^glance:1:anna-+:value:[\w-]{43}$/),
    ]);
    const stored = (await replica.link.send('GET', String(names.find((name) => name.includes('value'))))) as Buffer;
    expect(stored.includes(secret)).toBe(false);
  });

  describe('with garbage in it', () => {
    const name = keyName(anna, 'value', keyOf(anna, 'a'));
    const otherName = keyName(anna, 'value', keyOf(anna, 'b'));
    const foreignName = keyName(boris, 'value', keyOf(boris, 'a'));
    let stored: Buffer;

    beforeEach(async () => {
      await replica.store.set(entryOf(anna, 'a'), anna);
      await replica.store.set(entryOf(anna, 'b'), anna);
      await replica.store.set(entryOf(boris, 'a'), boris);
      stored = (await replica.link.send('GET', name)) as Buffer;
    });

    const changed = (at: number, flip = 1) => {
      const copy = Buffer.from(stored);
      copy[at] = (copy[at] ?? 0) ^ flip;
      return copy;
    };

    it.each<readonly [string, () => Promise<Buffer> | Buffer]>([
      ['nothing', () => Buffer.alloc(0)],
      ['random bytes', () => randomBytes(500)],
      ['random bytes behind the right version', () => Buffer.concat([Buffer.of(1), randomBytes(500)])],
      ['a value that is cut off', () => stored.subarray(0, stored.length - 1)],
      ['a value that is cut off in its head', () => stored.subarray(0, 20)],
      ['a value with a byte more', () => Buffer.concat([stored, Buffer.of(0)])],
      ['another version', () => changed(0, 3)],
      ['another proof', () => changed(5)],
      ['a younger age', () => changed(40)],
      ['another freshness', () => changed(45)],
      ['another generation', () => changed(60)],
      ['another value', () => changed(stored.length - 3)],
      ['the value of another key', async () => (await replica.link.send('GET', otherName)) as Buffer],
      ['the value of another owner', async () => (await replica.link.send('GET', foreignName)) as Buffer],
    ])('takes %s for no answer, and overwrites it', async (_name, garbage) => {
      await replica.link.send('SET', name, await garbage());
      expect(await replica.store.get(keyOf(anna, 'a'), anna)).toBeUndefined();
      await replica.store.set(entryOf(anna, 'a', { value: 'good' }), anna);
      expect(await replica.store.get(keyOf(anna, 'a'), anna)).toMatchObject({ value: 'good' });
    });

    it('takes something else than a text for no answer, and overwrites it', async () => {
      await replica.link.send('DEL', name, generationKeyName(anna));
      await replica.link.send('LPUSH', name, 'x');
      await replica.link.send('LPUSH', generationKeyName(anna), 'x');
      expect(await replica.store.get(keyOf(anna, 'a'), anna)).toBeUndefined();
      await replica.store.set(entryOf(anna, 'a', { value: 'good' }), anna);
      expect(await replica.store.get(keyOf(anna, 'a'), anna)).toMatchObject({ value: 'good' });
    });

    it('takes a value that only claims to be newer for no reason to keep it', async () => {
      const claim = Buffer.from(stored);
      claim.writeDoubleBE(Number.MAX_SAFE_INTEGER, 33);
      await replica.link.send('SET', name, claim);
      await replica.store.set(entryOf(anna, 'a', { value: 'good' }), anna);
      expect(await replica.store.get(keyOf(anna, 'a'), anna)).toMatchObject({ value: 'good' });
    });

    it.each([
      ['nothing', Buffer.alloc(0)],
      ['a few bytes', Buffer.of(1, 2)],
      ['random bytes of the right length', Buffer.alloc(22, 0xff)],
    ])('takes a generation of %s for none and begins again with the one before', async (_name, generation) => {
      await replica.link.send('SET', generationKeyName(anna), generation);
      expect(await replica.store.get(keyOf(anna, 'a'), anna)).toBeUndefined();
      await replica.store.set(entryOf(anna, 'b', { value: 'good' }), anna);
      expect(await replica.store.get(keyOf(anna, 'b'), anna)).toMatchObject({ value: 'good' });
      expect(replica.cleared).toEqual([]);
    });

    it('gives nothing to who has the name of an owner but not the key', async () => {
      const thief = { id: anna.id, macKey: boris.macKey };
      expect(await replica.store.get(keyOf(anna, 'a'), thief)).toBeUndefined();
      await replica.store.set(entryOf(anna, 'a', { value: 'poison', fetchedAtMs: 9 }), thief);
      expect(await replica.store.get(keyOf(anna, 'a'), anna)).toBeUndefined();
    });
  });
});
