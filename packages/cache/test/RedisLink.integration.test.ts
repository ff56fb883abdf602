import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describeWithRedis, type RedisServer, type RedisServerOptions, startRedisServer } from '../src/testing/redis';
import { RedisReplica, type RedisReplicaOptions, settingsOf, until } from './RedisReplica';
import type { RedisSettings } from '../src/redis/RedisTarget';
import { anna, entryOf, keyOf } from './sharedOwners';

const password = 'p@ss/word %41';

describeWithRedis('the link to a Redis', () => {
  let server: RedisServer;
  const replicas: RedisReplica[] = [];

  const start = async (options?: RedisServerOptions) => {
    server = await startRedisServer(options);
  };

  const connect = (settings: RedisSettings = settingsOf(server), more: Partial<RedisReplicaOptions> = {}) => {
    const replica = new RedisReplica({ settings, ...more });
    replicas.push(replica);
    return replica;
  };

  const worksOn = async (replica: RedisReplica) => {
    await replica.store.set(entryOf(anna, 'a'), anna);
    expect(await replica.store.get(keyOf(anna, 'a'), anna)).toMatchObject({ value: 'value of a' });
    expect(replica.events).toEqual([{ type: 'sharedLevelUp' }]);
  };

  const failsWith = async (replica: RedisReplica, reason: RegExp) => {
    await replica.reported('sharedLevelDown');
    expect(replica.events).toEqual([{ type: 'sharedLevelDown', reason: expect.stringMatching(reason) }]);
    expect(JSON.stringify(replica.events)).not.toMatch(/p@ss|p%40ss|wrong/);
    await expect(replica.store.get(keyOf(anna, 'a'), anna)).rejects.toThrow('Redis cannot be used at the moment');
  };

  afterEach(async () => {
    replicas.splice(0).forEach((replica) => replica.close());
    await server.stop();
  });

  describe('configured well', () => {
    it('works without a password', async () => {
      await start();
      await worksOn(connect());
    });

    it('works with a password of its own', async () => {
      await start({ password });
      await worksOn(connect());
    });

    it('works with a password in the URL, and prefers the one of its own', async () => {
      await start({ password });
      const withPassword = (text: string) => `redis://:${encodeURIComponent(text)}@127.0.0.1:${server.port}/3`;
      await worksOn(connect({ url: withPassword(password) }));
      await worksOn(connect({ url: withPassword('wrong'), password }));
    });

    it('works over TLS, for a host by name and by address', async () => {
      await start({ tls: true, password });
      await worksOn(connect());
      await worksOn(connect({ ...settingsOf(server), url: `rediss://localhost:${server.port}` }));
    });

    it('works as a user who may do no more than the README names', async () => {
      const rules = /`(~glance:\* .*)`/.exec(readFileSync(join(__dirname, '../README.md'), 'utf8'))?.[1] ?? '';
      await start({ args: ['--user', 'glance', 'on', '>its-own', ...rules.split(' ')] });
      const replica = connect({ url: `redis://glance@127.0.0.1:${server.port}`, password: 'its-own' });
      await worksOn(replica);
      await replica.store.clear(anna);
      await replica.store.delete(keyOf(anna, 'a'), anna);
      const outcome = await replica.leases.acquire(keyOf(anna, 'a'), anna);
      const other = connect();
      expect(await other.leases.acquire(keyOf(anna, 'a'), anna)).toMatchObject({ type: 'held' });
      await (outcome.type === 'granted' && outcome.lease.release());
      await other.reported('sharedLevelUp');
      const next = await other.leases.acquire(keyOf(anna, 'a'), anna);
      await (next.type === 'granted' && next.lease.fail({ error: 'refused', standsUntilMs: Date.now() + 60_000 }));
      expect(await replica.leases.acquire(keyOf(anna, 'a'), anna)).toMatchObject({ type: 'refused' });
      expect(replica.events).toEqual([{ type: 'sharedLevelUp' }]);
    });
  });

  describe('configured badly', () => {
    it.each([
      ['a wrong password', { password: 'wrong' }, /check redis_password and the user in redis_url.*WRONGPASS/],
      ['no password', {}, /it needs a password: set redis_password.*NOAUTH/],
    ])('says what to do about %s', async (_name, more, reason) => {
      await start({ password });
      await failsWith(connect({ url: server.url, ...more }), reason);
    });

    it('says what to do about a database that does not exist', async () => {
      await start();
      await failsWith(connect({ url: `${server.url}/99` }), /^Redis at 127.0.0.1:\d+ .* redis_url names a database/);
    });

    it('says what to do about a user who may not write, or not listen', async () => {
      const reader = ['--user', 'reader', 'on', 'nopass', '~*', '&*', '+@all', '-set'];
      const deaf = ['--user', 'deaf', 'on', 'nopass', '~*', 'resetchannels', '+@all'];
      await start({ args: [...reader, ...deaf] });
      await failsWith(
        connect({ url: `redis://reader@127.0.0.1:${server.port}`, password: 'x' }),
        /allow the keys and channels/
      );
      await failsWith(
        connect({ url: `redis://deaf@127.0.0.1:${server.port}`, password: 'x' }),
        /allow the keys and channels/
      );
    });

    it('says what to do about a certificate that is not trusted', async () => {
      await start({ tls: true });
      await failsWith(connect({ url: server.url }), /set redis_tls_ca to the PEM file of its CA/);
    });

    it('says what to do about TLS towards a server without', async () => {
      await start();
      await failsWith(
        connect({ url: server.url.replace('redis:', 'rediss:') }, { connectTimeoutMs: 1_000 }),
        /that it speaks TLS there/
      );
    });

    it('says what to do about a server that speaks TLS only', async () => {
      await start({ tls: true });
      await failsWith(
        connect({ url: server.url.replace('rediss:', 'redis:') }),
        /speaks only TLS \(redis_url then begins with rediss/
      );
    });

    it('says what to do about a server that does not run', async () => {
      await start();
      // Not the port of a server that was stopped: meanwhile somebody else may have got it.
      const nobody = server.url.replace(/:\d+$/, ':1');
      await failsWith(connect({ url: nobody }), /nothing listens there: check redis_url.*ECONNREFUSED/);
    });

    it('says what to do about settings that cannot be read, once', async () => {
      await start();
      await failsWith(connect({ url: `http://:${password}@x` }), /^redis_url is not of the form redis:\/\//);
    });
  });

  describe('in trouble', () => {
    const impatiently = { commandTimeoutMs: 400, connectTimeoutMs: 1_000 };

    it('is down at once when the server is killed, and up again when it is back', async () => {
      await start();
      const replica = connect();
      await worksOn(replica);
      await server.kill();
      await replica.reported('sharedLevelDown');
      await expect(replica.store.get(keyOf(anna, 'a'), anna)).rejects.toThrow('Redis cannot be used');
      await server.restart();
      await replica.reported('sharedLevelUp', 2);
      await replica.store.set(entryOf(anna, 'a', { value: 'after' }), anna);
      expect(await replica.store.get(keyOf(anna, 'a'), anna)).toMatchObject({ value: 'after' });
      expect(replica.cleared).toEqual([]);
    });

    it('pays one time-out for a server that does not answer, not one for each command', async () => {
      await start();
      const replica = connect(settingsOf(server), impatiently);
      await worksOn(replica);
      server.stall();
      const ask = () => replica.store.get(keyOf(anna, 'a'), anna).catch((error: unknown) => error);
      const startedAtMs = Date.now();
      const answers = await Promise.all(Array.from({ length: 100 }, ask));
      for (let more = 0; more < 100; more += 1) {
        answers.push(await ask());
      }
      expect(answers.every((answer) => answer instanceof Error && answer.name === 'RedisDown')).toBe(true);
      // 200 time-outs would be 80 s; the server is stalled for all of this time.
      expect(Date.now() - startedAtMs).toBeLessThan(20_000);
      expect(replica.events).toEqual([
        { type: 'sharedLevelUp' },
        { type: 'sharedLevelDown', reason: expect.stringContaining('It does not answer in time') },
      ]);
    });

    it('goes on with the same connection after a short stall', async () => {
      await start();
      const replica = connect(settingsOf(server), impatiently);
      await worksOn(replica);
      const idBefore = await replica.link.send('CLIENT', 'ID');
      server.stall();
      await replica.store.get(keyOf(anna, 'a'), anna).catch(() => undefined);
      server.resume();
      await replica.reported('sharedLevelUp', 2);
      expect(await replica.link.send('CLIENT', 'ID')).toBe(idBefore);
      expect(await replica.store.get(keyOf(anna, 'a'), anna)).toMatchObject({ value: 'value of a' });
    });

    it('is up again after a long stall', async () => {
      await start();
      const replica = connect(settingsOf(server), impatiently);
      await worksOn(replica);
      server.stall();
      await replica.store.get(keyOf(anna, 'a'), anna).catch(() => undefined);
      // Beyond the probe of the old connection and one attempt at a new one.
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      server.resume();
      await replica.reported('sharedLevelUp', 2);
      expect(await replica.store.get(keyOf(anna, 'a'), anna)).toMatchObject({ value: 'value of a' });
      expect(replica.events.filter(({ type }) => type === 'sharedLevelDown')).toHaveLength(1);
    });

    it('is up again after a server was stalled when this process started', async () => {
      await start();
      server.stall();
      const replica = connect(settingsOf(server), impatiently);
      await expect(replica.store.get(keyOf(anna, 'a'), anna)).rejects.toThrow('Redis cannot be used');
      server.resume();
      await replica.reported('sharedLevelUp');
    });

    it('leaves a primary that has become a replica', async () => {
      await start();
      const replica = connect();
      await worksOn(replica);
      await replica.link.send('REPLICAOF', '127.0.0.1', '1');
      await expect(replica.store.set(entryOf(anna, 'b'), anna)).rejects.toThrow('Redis cannot be used');
      await until(() => JSON.stringify(replica.events).includes('a replica that may only be read'));
    });

    it('survives what speaks no Redis at all', async () => {
      await start();
      const stranger: Server = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
      }).listen(0, '127.0.0.1');
      await once(stranger, 'listening');
      const address = stranger.address();
      const replica = connect({ url: `redis://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` });
      await replica.reported('sharedLevelDown');
      await expect(replica.link.send('PING')).rejects.toThrow('Redis cannot be used');
      stranger.close();
    });

    it('answers nothing and connects no more once it is closed', async () => {
      await start();
      const watcher = connect();
      const replica = connect();
      await worksOn(replica);
      const clients = async () =>
        String(await watcher.link.send('CLIENT', 'LIST'))
          .trim()
          .split('\n').length;
      expect(await clients()).toBe(2);
      replica.close();
      await expect(replica.link.send('PING')).rejects.toThrow('Redis cannot be used');
      await until(async () => (await clients()) === 1);
      expect(replica.events).toEqual([{ type: 'sharedLevelUp' }]);
    });
  });
});
