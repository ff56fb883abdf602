import { rowsOf, seriesOf } from '@glance/data-source/testing';
import type { LogEvent } from '@glance/simulator-datadog';
import fc from 'fast-check';
import type { DataSourceUnderTest } from './fixtures/openDataSource';
import { startDatadog } from './fixtures/startDatadog';

const under = startDatadog();
const MINUTE = 60_000;
const START_MS = Date.parse('2026-11-25T09:30:00Z');
const MINUTES = 50;
const SERVICES = ['web', 'api', 'cron'];

type Log = LogEvent & { readonly arrivalMs: number; readonly service: string };

/** Logs of two hours, up to nine minutes late, some services silent for long. */
const logs = fc.array(
  fc.record({
    minute: fc.integer({ min: -60, max: MINUTES }),
    offsetMs: fc.nat({ max: MINUTE - 1 }),
    lateMs: fc.oneof(fc.constant(0), fc.nat({ max: 9 * MINUTE })),
    service: fc.constantFrom(...SERVICES),
  }),
  { minLength: 20, maxLength: 150 }
);

/** What has been received of a range. */
const received = (all: readonly Log[], fromMs: number, toMs: number) =>
  all.filter(({ timeMs, arrivalMs }) => timeMs >= fromMs && timeMs < toMs && arrivalMs <= under.clock.now());

function perMinute(found: readonly Log[], fromMs: number, minutes: number): readonly number[] {
  const counts = Array.from({ length: minutes }, () => 0);
  for (const { timeMs } of found) {
    const minute = Math.floor((timeMs - fromMs) / MINUTE);
    counts[minute] = (counts[minute] ?? 0) + 1;
  }
  return counts;
}

/** Evaluates rules now, and holds every value against what has been received. */
async function evaluate(source: DataSourceUnderTest, query: string, all: readonly Log[]): Promise<void> {
  const nowMs = under.clock.now();
  // The rule's range as it is asked; the delayed window is a minute before, in whole minutes.
  const rule = (minutes: number) => ({
    from: new Date(nowMs - minutes * MINUTE).toISOString(),
    to: new Date(nowMs).toISOString(),
    fromAlert: true,
  });
  const endMs = Math.floor((nowMs - MINUTE) / MINUTE) * MINUTE;
  for (const minutes of [5, 15, 40]) {
    const fromMs = endMs - minutes * MINUTE;
    const found = received(all, fromMs, endMs);
    const series = seriesOf(await source.frame({ query }, rule(minutes)));
    expect(series.map(({ values }) => values)).toEqual([perMinute(found, fromMs, minutes)]);
    expect(rowsOf(await source.frame({ query, mode: 'total' }, rule(minutes)))).toEqual([{ count: found.length }]);
  }
  const fromMs = endMs - 5 * MINUTE;
  const found = received(all, fromMs, endMs);
  const byService = seriesOf(await source.frame({ query, groupBy: [{ facet: 'service' }] }, rule(5)));
  for (const { labels, values } of byService) {
    const own = found.filter(({ service }) => service === labels['service']);
    expect(values).toEqual(perMinute(own, fromMs, 5));
  }
  const reported = new Set(byService.map(({ labels }) => labels['service']));
  expect(found.filter(({ service }) => !reported.has(service))).toEqual([]);
}

it('every value of every evaluation is what Datadog had received by then, whatever comes late', async () => {
  const source = await under.plugin.open();
  let round = 0;
  await fc.assert(
    fc.asyncProperty(logs, fc.nat({ max: 59 }), async (made, second) => {
      round += 1;
      const all: readonly Log[] = made.map(({ minute, offsetMs, lateMs, service }) => {
        const timeMs = START_MS + minute * MINUTE + offsetMs;
        return { timeMs, arrivalMs: timeMs + lateMs, service, message: 'x' };
      });
      under.datadog.store.clear();
      under.datadog.store.add(all);
      under.datadog.journal.clear();
      const query = `* -round:${round}`;
      for (let minute = 0; minute < MINUTES; minute += 1) {
        under.clock.set(START_MS + minute * MINUTE + second * 1000);
        await evaluate(source, query, all);
      }
      // One a minute for series and totals, one for groups, one in five minutes for those that are kept.
      expect(under.datadog.journal.of('aggregate').length).toBeLessThanOrEqual(2.2 * MINUTES + 5);
    }),
    // Each run is some five hundred evaluations, and a smaller one would say no more.
    { numRuns: 2, endOnFailure: true }
  );
});
