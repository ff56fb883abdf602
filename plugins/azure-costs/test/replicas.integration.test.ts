import { describeReplicas } from '@glance/data-source/testing/redis';
import { throttled } from '@glance/simulator-azure';
import { PluginUnderTest } from './fixtures/openDataSource';
import { startAzure } from './fixtures/startAzure';

const under = startAzure();

describeReplicas(
  {
    start: (environment) => new PluginUnderTest(under.azure, environment),
    clock: under.clockWithRealTimers,
    calls: () => under.azure.journal.of('query').length,
    queries: () => [{ scopes: [under.scopes[0]] }, { scopes: [under.scopes[1]] }],
    wrongSecrets: { azureClientSecret: 'another-secret' },
    refuseUntil: (resetAtMs) => {
      const seconds = (resetAtMs - under.clock.now()) / 1000;
      under.azure.faults.inject(throttled({ entity: seconds }), { endpoint: 'query' });
    },
  },
  (open) => {
    it('ask only the months that none of them has', async () => {
      const [one, two] = [await open(), await open()];
      const query = { scopes: [under.scopes[0]] };
      await one.frame(query, { from: '2026-10-05T00:00:00Z', to: '2026-10-20T00:00:00Z' });
      await two.frame(query, { from: '2026-09-05T00:00:00Z', to: '2026-11-20T00:00:00Z' });
      expect(under.azure.journal.of('query').map(({ body }) => /"from":"(.{10})/.exec(body)?.[1])).toEqual([
        '2026-10-01',
        '2026-09-01',
        '2026-11-01',
      ]);
    });
  }
);
