import { findRedisServer } from './findRedisServer';

/**
 * Like `describe`, for tests that start a Redis. Where there is none and none can be installed, they are left out by
 * name; with `CI=true` that is a failure.
 */
export function describeWithRedis(name: string, tests: () => void): void {
  if (findRedisServer() !== undefined) {
    describe(name, tests);
  } else if (process.env['CI'] === 'true') {
    describe(name, () => {
      it('finds a redis-server or valkey-server', () => {
        throw new Error('Install the Debian package redis-server, or put redis-server or valkey-server on the PATH');
      });
    });
  } else {
    describe.skip(`${name} (no redis-server is installed)`, tests);
  }
}
