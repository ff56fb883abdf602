import { MemoryStore, openSharedStore, type SharedStore } from '@glance/cache';
import { describeWithRedis, type RedisServer, startRedisServer } from '../src/testing/redis';
import { RedisReplica, settingsOf, until } from './RedisReplica';
import { anna, boris, entryOf, keyOf } from './sharedOwners';

describeWithRedis('clearing an owner with several replicas', () => {
  let server: RedisServer;
  const open: Array<{ close(): void }> = [];

  beforeEach(async () => {
    server = await startRedisServer();
  });

  afterEach(async () => {
    open.splice(0).forEach((each) => each.close());
    await server.stop();
  });

  const replica = (): SharedStore => {
    const opened = openSharedStore({
      memory: new MemoryStore({ maxBytes: 1_000_000 }),
      redis: settingsOf(server),
      commandTimeoutMs: 4_000,
      connectTimeoutMs: 4_000,
    });
    open.push(opened);
    return opened;
  };

  const watch = (): RedisReplica => {
    const opened = new RedisReplica({ settings: settingsOf(server) });
    open.push(opened);
    return opened;
  };

  it('empties the memory of the others too, and leaves other owners alone', async () => {
    const [one, two] = [replica(), replica()];
    await one.store.set(entryOf(anna, 'a'), anna);
    await one.store.set(entryOf(boris, 'b'), boris);
    expect(await two.store.get(keyOf(anna, 'a'), anna)).toBeDefined();
    expect(await two.store.get(keyOf(boris, 'b'), boris)).toBeDefined();
    expect(await one.store.clear(anna)).toBe(1);
    await until(async () => (await two.store.get(keyOf(anna, 'a'), anna)) === undefined);
    expect(await one.store.get(keyOf(anna, 'a'), anna)).toBeUndefined();
    expect(await two.store.get(keyOf(boris, 'b'), boris)).toBeDefined();
  });

  it('costs a constant number of commands, however many answers there are', async () => {
    const watcher = watch();
    const one = replica();
    const commandsFor = async (count: number) => {
      for (let index = 0; index < count; index += 1) {
        await one.store.set(entryOf(anna, `a${index}`), anna);
      }
      const before = await processed(watcher);
      await one.store.clear(anna);
      return (await processed(watcher)) - before;
    };
    await commandsFor(1);
    expect(await commandsFor(200)).toBe(await commandsFor(2));
  });

  it('is caught up by who was cut off from Redis meanwhile', async () => {
    const [one, cutOff] = [watch(), watch()];
    await one.store.set(entryOf(anna, 'a'), anna);
    await cutOff.store.get(keyOf(anna, 'a'), anna);
    const id = String(await cutOff.link.send('CLIENT', 'ID'));
    await one.link.send('CLIENT', 'KILL', 'ID', id);
    await cutOff.reported('sharedLevelDown');
    await one.store.clear(anna);
    await cutOff.reported('sharedLevelUp', 2);
    expect(cutOff.cleared).toEqual([anna.id]);
  });

  it('is told to Redis later when Redis is gone', async () => {
    const [one, two] = [watch(), watch()];
    await one.store.set(entryOf(anna, 'a'), anna);
    await two.store.get(keyOf(anna, 'a'), anna);
    // Only this replica's way to Redis is broken: the values are still there when it is mended.
    await two.link.send('CLIENT', 'KILL', 'ID', String(await one.link.send('CLIENT', 'ID')));
    await one.reported('sharedLevelDown');
    await expect(one.store.clear(anna)).rejects.toThrow('Redis cannot be used');
    await one.reported('sharedLevelUp', 2);
    expect(await one.store.get(keyOf(anna, 'a'), anna)).toBeUndefined();
    await until(() => two.cleared.length === 1);
    expect(await two.store.get(keyOf(anna, 'a'), anna)).toBeUndefined();
  });

  it('is not believed for a message alone', async () => {
    const [one, two] = [watch(), watch()];
    await one.store.set(entryOf(anna, 'a'), anna);
    await two.store.get(keyOf(anna, 'a'), anna);
    await one.link.send('PUBLISH', 'glance:1:cleared', anna.id);
    await one.link.send('PUBLISH', 'glance:1:cleared', 'somebody else');
    // Messages and answers come in one order, so both have been seen by now.
    await two.store.get(keyOf(anna, 'a'), anna);
    expect(two.cleared).toEqual([]);
  });

  it('does not happen because Redis lost everything', async () => {
    const [one, two] = [watch(), watch()];
    await one.store.set(entryOf(anna, 'a'), anna);
    await two.store.get(keyOf(anna, 'a'), anna);
    await server.restart();
    await Promise.all([one, two].map((each) => each.reported('sharedLevelUp', 2)));
    await two.store.set(entryOf(anna, 'b'), anna);
    expect(await one.store.get(keyOf(anna, 'b'), anna)).toMatchObject({ value: 'value of b' });
    expect([...one.cleared, ...two.cleared]).toEqual([]);
  });

  it('leaves nothing of the time before, though values stay in Redis until they expire', async () => {
    const [one, two] = [watch(), watch()];
    await one.store.set(entryOf(anna, 'a'), anna);
    await two.store.clear(anna);
    expect(await one.store.get(keyOf(anna, 'a'), anna)).toBeUndefined();
    expect(await two.store.get(keyOf(anna, 'a'), anna)).toBeUndefined();
    await one.store.set(entryOf(anna, 'a', { value: 'again', fetchedAtMs: 0 }), anna);
    expect(await two.store.get(keyOf(anna, 'a'), anna)).toMatchObject({ value: 'again' });
  });
});

async function processed({ link }: RedisReplica): Promise<number> {
  const info = String(await link.send('INFO', 'stats'));
  return Number(/total_commands_processed:(\d+)/.exec(info)?.[1]);
}
