import * as fc from 'fast-check';
import type { LogEvent } from '../src';
import { simulatorUnderTest } from './simulatorUnderTest';

const NOON = Date.parse('2026-11-25T12:00:00Z');
const HOUR = 3_600_000;

const someLogs: fc.Arbitrary<LogEvent[]> = fc.array(
  fc
    .record({
      agoMs: fc.integer({ min: -HOUR, max: 2 * HOUR }),
      delayMs: fc.integer({ min: 0, max: HOUR }),
      status: fc.constantFrom('info', 'error'),
      service: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
      colours: fc.uniqueArray(fc.constantFrom('red', 'blue')),
    })
    .map(({ agoMs, delayMs, status, service, colours }) => ({
      timeMs: NOON - agoMs,
      arrivalMs: NOON - agoMs + delayMs,
      message: 'x',
      status,
      service,
      attributes: colours.length === 0 ? {} : { colours },
    })),
  { maxLength: 60 }
);

describe('the truth', () => {
  const under = simulatorUnderTest(NOON);

  it('is what aggregates answer, whatever the logs and the moment', async () => {
    await fc.assert(
      fc.asyncProperty(someLogs, fc.integer({ min: 0, max: HOUR }), async (logs, laterMs) => {
        under.datadog.store.clear();
        under.datadog.store.add(logs);
        under.clock.set(NOON + laterMs);
        const [fromMs, toMs] = [NOON - HOUR, NOON + laterMs / 2];
        const filter = { query: 'status:error', from: String(fromMs), to: String(Math.floor(toMs)) };
        const truth = under.datadog.store.count({
          fromMs,
          toMs: Math.floor(toMs),
          where: { status: 'error' },
          groupBy: ['service', '@colours'],
        });
        const { json } = await under.caller.aggregate({
          filter,
          group_by: [
            { facet: 'service', missing: '(none)' },
            { facet: '@colours', missing: '(none)' },
          ],
        });

        expect(await under.caller.count('status:error', filter)).toBe(truth.count);
        const groups = truth.groups.map(
          ({ by, count }) => `${by.service ?? '(none)'} ${by['@colours'] ?? '(none)'} ${count}`
        );
        const answered = json.data.buckets.map(
          ({ by, computes }) => `${by.service} ${by['@colours']} ${String(computes.c0)}`
        );
        expect(answered.sort()).toEqual(groups.sort());
      }),
      { numRuns: 50 }
    );
  });

  it('is known for every moment, and by any test', () => {
    const { store } = under.datadog;
    store.add([
      { timeMs: NOON - HOUR, arrivalMs: NOON - HOUR / 2, message: 'late', tags: ['k:v'], source: 'java' },
      { timeMs: NOON - HOUR, message: 'in time' },
    ]);
    const range = { fromMs: 0, toMs: NOON };

    expect(store.count({ ...range, asOfMs: NOON - HOUR }).count).toBe(1);
    expect(store.count({ ...range, asOfMs: NOON - HOUR / 2 }).count).toBe(2);
    expect(store.count({ ...range, where: { k: ['v', 'w'], source: 'java' } }).count).toBe(1);
    expect(store.count({ ...range, where: { service: null } }).count).toBe(2);
    expect(store.count({ ...range, where: ({ message }) => message === 'late' }).count).toBe(1);
  });

  it('is met by aggregates of a million logs', async () => {
    const services = 40;
    under.datadog.store.add(
      (function* () {
        for (let n = 0; n < 1_000_000; n++) {
          yield {
            timeMs: NOON - 1 - ((n * 86_399) % (24 * HOUR)),
            message: `message ${n % 100}`,
            status: n % 7 === 0 ? 'error' : 'info',
            service: `s${n % services}`,
          };
        }
      })()
    );
    const range = { fromMs: NOON - 24 * HOUR, toMs: NOON };
    const truth = under.datadog.store.count({ ...range, where: { status: 'error' }, groupBy: ['service'] });
    const { json } = await under.caller.aggregate({
      filter: { query: 'status:error', from: String(range.fromMs), to: String(range.toMs) },
      compute: [{ aggregation: 'count' }, { aggregation: 'count', type: 'timeseries', interval: '5m' }],
      group_by: [{ facet: 'service', limit: 100 }],
    });

    expect(truth.count).toBe(142_858);
    expect(json.data.buckets).toHaveLength(services);
    const counts = new Map(json.data.buckets.map(({ by, computes }) => [by.service, computes]));
    for (const { by, count } of truth.groups) {
      const { c0, c1 } = counts.get(by.service ?? '') ?? {};
      expect(c0).toBe(count);
      const points = Array.isArray(c1) ? (c1 as ReadonlyArray<{ readonly value: number }>) : [];
      expect(points.reduce((sum, { value }) => sum + value, 0)).toBe(count);
    }
  }, 60_000);
});
