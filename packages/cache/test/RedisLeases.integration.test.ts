import { randomBytes } from 'node:crypto';
import type { LeaseEnd, LeaseOutcome } from '../src/SharedLevel';
import { keyName } from '../src/redis/keyName';
import { describeWithRedis, type RedisServer, startRedisServer } from '../src/testing/redis';
import { RedisReplica, settingsOf } from './RedisReplica';
import { anna, boris, keyOf } from './sharedOwners';

const key = keyOf(anna, 'a');
const leaseName = keyName(anna, 'lease', key);
const failureName = keyName(anna, 'failure', key);
const never = new AbortController().signal;

describeWithRedis('leases on a server', () => {
  let server: RedisServer;
  let watcher: RedisReplica;
  const replicas: RedisReplica[] = [];

  beforeAll(async () => {
    server = await startRedisServer();
    watcher = new RedisReplica({ settings: settingsOf(server) });
  });

  afterAll(async () => {
    watcher.close();
    await server.stop();
  });

  afterEach(async () => {
    replicas.splice(0).forEach((replica) => replica.close());
    await watcher.link.send('FLUSHALL');
  });

  const connect = (leaseTtlMs?: number) => {
    const replica = new RedisReplica({ settings: settingsOf(server), ...(leaseTtlMs && { leaseTtlMs }) });
    replicas.push(replica);
    return replica;
  };

  const acquire = (replica: RedisReplica) => replica.leases.acquire(key, anna);
  const granted = async (replica: RedisReplica) => {
    const outcome = await acquire(replica);
    if (outcome.type !== 'granted') {
      throw new Error(`The lease is ${outcome.type}`);
    }
    return outcome.lease;
  };
  const endOf = async (outcome: LeaseOutcome | Promise<LeaseOutcome>, signal = never): Promise<LeaseEnd> => {
    const other = await outcome;
    if (other.type !== 'held') {
      throw new Error(`The lease is ${other.type}`);
    }
    return other.ended(signal);
  };
  const stored = async (name: string) => (await watcher.link.send('GET', name)) as Buffer | null;

  it('are granted to one of three that ask at once', async () => {
    const outcomes = await Promise.all([connect(), connect(), connect()].map(acquire));
    expect(outcomes.map(({ type }) => type).sort()).toEqual(['granted', 'held', 'held']);
  });

  it('are granted for each question and owner apart', async () => {
    const replica = connect();
    await granted(replica);
    expect(await replica.leases.acquire(keyOf(anna, 'b'), anna)).toMatchObject({ type: 'granted' });
    expect(await replica.leases.acquire(key, boris)).toMatchObject({ type: 'granted' });
  });

  it('are free again once given back, and those who wait learn it', async () => {
    const lease = await granted(connect());
    const waiting = [connect(), connect()].map((replica) => endOf(acquire(replica)));
    await Promise.all(waiting.map((end) => Promise.race([end, new Promise((resolve) => setTimeout(resolve, 100))])));
    await lease.release();
    expect(await Promise.all(waiting)).toEqual([{ type: 'free' }, { type: 'free' }]);
    await granted(connect());
  });

  it('are not given back by who has lost them', async () => {
    const late = await granted(connect());
    await watcher.link.send('DEL', leaseName);
    await granted(connect());
    await late.release();
    await late.fail({ error: 'late', standsUntilMs: 0 });
    expect(await acquire(connect())).toMatchObject({ type: 'held' });
  });

  it('share a failure that passes with those who wait, and with nobody else', async () => {
    const failing = await granted(connect());
    const waiting = [await acquire(connect()), await acquire(connect())].map((outcome) => endOf(outcome));
    await failing.fail({ error: { code: 'unavailable' }, standsUntilMs: 0 });
    const failed = { type: 'failed', failure: { error: { code: 'unavailable' }, standsUntilMs: 0 } };
    expect(await Promise.all(waiting)).toEqual([failed, failed]);
    await granted(connect());
  });

  it('do not tell who waits for the next holder of the failure before', async () => {
    await (await granted(connect())).fail({ error: 'first', standsUntilMs: 0 });
    const second = await granted(connect());
    const waiting = endOf(await acquire(connect()));
    await second.release();
    expect(await waiting).toEqual({ type: 'free' });
  });

  it('are refused to everybody as long as a failure stands', async () => {
    const standsUntilMs = Date.now() + 60_000;
    const failing = await granted(connect());
    const waiting = endOf(await acquire(connect()));
    await failing.fail({ error: 'quota', standsUntilMs });
    const refused = { type: 'refused', failure: { error: 'quota', standsUntilMs } };
    expect(await Promise.all([connect(), connect()].map(acquire))).toEqual([refused, refused]);
    expect(await waiting).toEqual({ ...refused, type: 'failed' });
    // A refused one leaves nothing behind that others would have to wait for.
    expect(await stored(leaseName)).toBeNull();
  });

  it('do not let a failure that passes hide one that stands', async () => {
    const late = await granted(connect());
    await watcher.link.send('DEL', leaseName);
    await (await granted(connect())).fail({ error: 'quota', standsUntilMs: Date.now() + 60_000 });
    await late.fail({ error: 'late', standsUntilMs: 0 });
    expect(await acquire(connect())).toMatchObject({ type: 'refused', failure: { error: 'quota' } });
  });

  it('are granted again when a failure has stood its time', async () => {
    await (await granted(connect())).fail({ error: 'quota', standsUntilMs: Date.now() + 50 });
    await new Promise((resolve) => setTimeout(resolve, 60));
    await granted(connect());
  });

  it('are kept by who lives for longer than their time', async () => {
    const lease = await granted(connect(300));
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(await acquire(connect(300))).toMatchObject({ type: 'held' });
    await lease.release();
  });

  it('end by themselves when the holder dies', async () => {
    const dying = connect(300);
    await granted(dying);
    const waiting = endOf(await acquire(connect(300)));
    dying.close();
    expect(await waiting).toEqual({ type: 'free' });
    await granted(connect(300));
  });

  it('let who waits leave with the reason of its own', async () => {
    const lease = await granted(connect());
    const leaving = new AbortController();
    const waiting = endOf(await acquire(connect()), leaving.signal);
    leaving.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await lease.release();
  });

  it('share no failure that is no JSON or too large, but are free', async () => {
    for (const error of [10n, 'x'.repeat(100_000)]) {
      const lease = await granted(connect());
      const waiting = endOf(await acquire(connect()));
      await lease.fail({ error, standsUntilMs: 0 });
      expect(await waiting).toEqual({ type: 'free' });
    }
  });

  it('write no text of a question and no key into Redis', async () => {
    const lease = await granted(connect());
    expect((await stored(leaseName))?.length).toBe(49);
    expect(leaseName).toMatch(/^glance:1:anna-+:lease:[\w-]{43}$/);
    await lease.release();
  });

  describe('with garbage in it', () => {
    const leaseOf = async (replica: RedisReplica, otherKey = keyOf(anna, 'b'), owner = anna) => {
      await replica.leases.acquire(otherKey, owner);
      return (await replica.link.send('GET', keyName(owner, 'lease', otherKey))) as Buffer;
    };

    it.each<readonly [string, (replica: RedisReplica) => Promise<Buffer> | Buffer]>([
      ['nothing', () => Buffer.alloc(0)],
      ['random bytes', () => randomBytes(49)],
      ['the lease of another question', (replica) => leaseOf(replica)],
      ['the lease of another owner', (replica) => leaseOf(replica, key, boris)],
    ])('are granted over %s', async (_name, garbage) => {
      const replica = connect();
      await replica.link.send('SET', leaseName, await garbage(replica), 'PX', '5000');
      await granted(replica);
      expect(await acquire(connect())).toMatchObject({ type: 'held' });
    });

    it('are granted over something else than a text', async () => {
      const replica = connect();
      await replica.link.send('LPUSH', leaseName, 'x');
      await replica.link.send('LPUSH', failureName, 'x');
      await granted(replica);
    });

    it('are granted over a lease without end, or with one too far away', async () => {
      await granted(connect());
      await watcher.link.send('PERSIST', leaseName);
      await granted(connect());
      await watcher.link.send('PEXPIRE', leaseName, '3600000');
      await granted(connect());
    });

    it('free those who wait for a lease that lost its end', async () => {
      await granted(connect());
      const waiting = endOf(await acquire(connect()));
      await watcher.link.send('PERSIST', leaseName);
      expect(await waiting).toEqual({ type: 'free' });
    });

    it.each<readonly [string, (genuine: Buffer) => Buffer]>([
      ['random bytes', () => randomBytes(200)],
      ['one that is cut off', (genuine) => genuine.subarray(0, -1)],
      [
        'one that was altered',
        (genuine) => Buffer.from(genuine.toString('latin1').replace('quota', 'Quota'), 'latin1'),
      ],
    ])('do not believe a failure: %s', async (_name, garbage) => {
      const replica = connect();
      await (await granted(replica)).fail({ error: 'quota', standsUntilMs: Date.now() + 60_000 });
      const genuine = (await replica.link.send('GET', failureName)) as Buffer;
      await replica.link.send('SET', failureName, garbage(genuine));
      await granted(replica);
    });

    it('do not believe the failure of another question', async () => {
      const replica = connect();
      await (await granted(replica)).fail({ error: 'quota', standsUntilMs: Date.now() + 60_000 });
      const genuine = (await replica.link.send('GET', failureName)) as Buffer;
      await replica.link.send('SET', keyName(anna, 'failure', keyOf(anna, 'b')), genuine);
      expect(await replica.leases.acquire(keyOf(anna, 'b'), anna)).toMatchObject({ type: 'granted' });
    });
  });
});

describeWithRedis('leases on a server that fails', () => {
  it('are granted at once, and end for those who wait', async () => {
    const server = await startRedisServer();
    const [holder, waiter] = [1, 2].map(() => new RedisReplica({ settings: settingsOf(server) }));
    const lease = await holder?.leases.acquire(key, anna);
    const waiting = await waiter?.leases.acquire(key, anna);
    const end = waiting?.type === 'held' ? waiting.ended(never) : undefined;
    await server.kill();
    expect(await end).toEqual({ type: 'free' });
    expect(await waiter?.leases.acquire(key, anna)).toMatchObject({ type: 'granted' });
    if (lease?.type === 'granted') {
      await lease.lease.release();
      await lease.lease.fail({ error: 'x', standsUntilMs: 0 });
    }
    holder?.close();
    waiter?.close();
    await server.stop();
  });
});
