import { Hono } from 'hono';
import { type ServerEnv, startServers } from '../src';
import { httpsRequest } from '../testing';

const appOf = (name: string) => new Hono<ServerEnv>().get('/', (context) => context.text(name));
const served = { host: '127.0.0.1', publicHost: 'localhost' };

describe('startServers', () => {
  it('serves each app on an origin of its own, over plain http or with one certificate for all', async () => {
    for (const tls of [false, true]) {
      const apps = { one: { app: appOf('one'), port: 0 }, other: { app: appOf('other'), port: 0 } };
      const { urls, caPem = '', stop } = await startServers({ ...served, apps, tls });
      try {
        const text = async (url: string) =>
          tls ? (await httpsRequest({ url, caPem })).body.toString() : (await fetch(url)).text();

        expect([await text(urls.one), await text(urls.other)]).toEqual(['one', 'other']);
        expect(new Set(Object.values(urls)).size).toBe(2);
        expect(urls.one).toMatch(tls ? /^https:\/\/localhost:\d+$/ : /^http:\/\/127\.0\.0\.1:\d+$/);
      } finally {
        await stop();
      }
    }
  });

  it('runs none of them when a port is taken', async () => {
    const taken = await startServers({ ...served, tls: false, apps: { one: { app: appOf('one'), port: 0 } } });
    const free = await startServers({ ...served, tls: false, apps: { one: { app: appOf('one'), port: 0 } } });
    const [takenPort, freePort] = [taken, free].map(({ urls }) => Number(new URL(urls.one).port));
    await free.stop();
    try {
      const apps = {
        first: { app: appOf('first'), port: freePort ?? 0 },
        second: { app: appOf('second'), port: takenPort ?? 0 },
      };
      await expect(startServers({ ...served, tls: false, apps })).rejects.toThrow('EADDRINUSE');
      await expect(fetch(free.urls.one)).rejects.toThrow('fetch failed');
    } finally {
      await taken.stop();
    }
  });
});
