import { rowsOf, seriesOf } from '@glance/data-source/testing';
import type { LogEvent } from '@glance/simulator-datadog';
import { startDatadog } from './fixtures/startDatadog';

const under = startDatadog();
const COUNT = 1_000_000;
const HOUR_MS = 3_600_000;
const RANGE = { from: '2026-11-25T04:00:00Z', to: '2026-11-25T10:00:00Z' };
const SERVICES = Array.from({ length: 40 }, (_, index) => `service-${index}`);
const STATUSES = ['info', 'info', 'info', 'warn', 'error'];

/** A million logs, spread unevenly, with what a plain count of them gives. */
function* million(truth: { readonly errors: Map<string, number[]>; readonly all: number[] }): Generator<LogEvent> {
  const startMs = Date.parse(RANGE.from);
  let seed = 1;
  for (let index = 0; index < COUNT; index += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    const timeMs = startMs + (seed % (6 * HOUR_MS));
    const service = SERVICES[(seed >> 8) % SERVICES.length] ?? '';
    const status = STATUSES[(seed >> 4) % STATUSES.length] ?? '';
    const bucket = Math.floor((timeMs - startMs) / (5 * 60_000));
    truth.all[bucket] = (truth.all[bucket] ?? 0) + 1;
    if (status === 'error') {
      const counts = truth.errors.get(service) ?? Array.from({ length: 72 }, () => 0);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      truth.errors.set(service, counts);
    }
    yield { timeMs, service, status, message: 'x' };
  }
}

it('a million logs are counted as they are, over time and in total, by group and together', async () => {
  const truth = { errors: new Map<string, number[]>(), all: [] };
  under.datadog.store.add(million(truth));
  const logs = await under.plugin.open();
  const together = await logs.frame({ interval: '5m' }, RANGE);
  expect(seriesOf(together)[0]?.values).toEqual(truth.all);
  const errors = { query: 'status:error', interval: '5m', groupBy: [{ facet: 'service', limit: 100 }] };
  const byService = seriesOf(await logs.frame(errors, RANGE));
  expect(new Map(byService.map(({ labels, values }) => [labels['service'], values]))).toEqual(truth.errors);
  const totals = rowsOf(await logs.frame({ ...errors, mode: 'total', total: true }, RANGE));
  const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  const sums = [...truth.errors].map(([service, counts]) => [service, sumOf(counts)] as const);
  const all = sumOf(sums.map(([, count]) => count));
  expect(new Map(totals.map((row) => [row['service'], row['count']]))).toEqual(new Map([...sums, ['(total)', all]]));
});
