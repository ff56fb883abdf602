import { seriesOf } from '@glance/data-source/testing';
import { describeReplicas } from '@glance/data-source/testing/redis';
import { logsOf } from './fixtures/logsOf';
import { PluginUnderTest } from './fixtures/openDataSource';
import { startDatadog } from './fixtures/startDatadog';

const MINUTE = 60_000;
const under = startDatadog();
const calls = () => under.datadog.journal.of('aggregate').length;

describeReplicas(
  {
    start: (environment) => new PluginUnderTest(under.datadog, environment),
    clock: under.clockWithRealTimers,
    calls,
    queries: () => [{ query: 'a' }, { query: 'b' }],
    wrongSecrets: { apiKey: 'f'.repeat(32) },
    refuseUntil: (resetAtMs) => under.datadog.quota.refuseAll({ seconds: (resetAtMs - under.clock.now()) / 1000 }),
  },
  (open) => {
    const last = (minutes: number) => {
      const nowMs = under.clock.now();
      return { from: new Date(nowMs - minutes * MINUTE).toISOString(), to: new Date(nowMs).toISOString() };
    };

    it.each([
      ['series', { interval: '1m' }],
      ['groups', { interval: '1m', groupBy: [{ facet: 'service' }] }],
      ['totals', { mode: 'total', groupBy: [{ facet: 'service' }] }],
    ])('make the calls of one for %s too', async (_, query) => {
      under.log(...logsOf('09:50', 5, { service: 'web' }));
      const [one, two] = [await open(), await open()];
      const first = await one.frame(query);
      const second = await two.frame(query);
      expect(second.fields).toEqual(first.fields);
      expect(second.meta?.custom).toEqual(first.meta?.custom);
      expect(calls()).toBe(1);
    });

    it('evaluate each its own rules on one filter for one call a minute', async () => {
      const [one, two] = [await open(), await open()];
      for (let minute = 0; minute < 5; minute += 1) {
        for (const [logs, minutes] of [
          [one, 10],
          [two, 45],
          [one, 5],
          [two, 15],
        ] as const) {
          const frame = await logs.frame({ query: 'status:error' }, { ...last(minutes), fromAlert: true });
          expect(seriesOf(frame)[0]?.values).toHaveLength(minutes);
        }
        under.clock.advance(MINUTE);
      }
      expect(calls()).toBe(5);
    });

    it('never share with other keys that are accepted too', async () => {
      const [, limited] = under.datadog.organisations[0]?.applicationKeys ?? [];
      const one = await open();
      await one.frame({});
      const other = await open({ secureJsonData: { applicationKey: limited?.key ?? '' } });
      await other.frame({});
      expect(calls()).toBe(2);
    });
  }
);
