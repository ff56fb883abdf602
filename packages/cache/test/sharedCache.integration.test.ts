import { sharedCache } from '../examples/sharedCache';
import { describeWithRedis, startRedisServer } from '../src/testing/redis';

describeWithRedis('the README example of sharing', () => {
  it('costs one call for two replicas that ask at once, and one after both failed', async () => {
    const server = await startRedisServer({ password: 's3cret' });
    const replicas = [sharedCache(server.url, server.password), sharedCache(server.url, server.password)];
    const askAzure = jest.fn(async () => 1234.5);
    const together = await Promise.all(replicas.map(({ costsOfMonth }) => costsOfMonth('2026-10', askAzure)));
    expect(together.map(({ value }) => value)).toEqual([1234.5, 1234.5]);
    expect(askAzure).toHaveBeenCalledTimes(1);

    const fail = jest.fn(() => Promise.reject(new Error('refused')));
    const failed = await Promise.allSettled(replicas.map(({ costsOfMonth }) => costsOfMonth('2026-11', fail)));
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    replicas.forEach(({ close }) => close());
    await server.stop();
  });
});
