import { SettableClock, startDatadogSimulator } from '@glance/simulator-datadog';

/** Counts the errors of a minute twice: at its end, and once a late log has arrived. */
export async function lateLog(): Promise<readonly number[]> {
  const clock = new SettableClock(Date.parse('2026-11-25T12:01:00Z'));
  const datadog = await startDatadogSimulator({ now: clock.now });
  try {
    const timeMs = Date.parse('2026-11-25T12:00:30Z');
    datadog.store.add([
      { timeMs, message: 'payment refused', status: 'error', service: 'checkout' },
      { timeMs, arrivalMs: timeMs + 60_000, message: 'payment refused', status: 'error', service: 'checkout' },
    ]);
    const count = async () => {
      const answer = await fetch(`${datadog.url}/api/v2/logs/analytics/aggregate`, {
        method: 'POST',
        headers: { 'DD-API-KEY': datadog.apiKey, 'DD-APPLICATION-KEY': datadog.applicationKey },
        body: JSON.stringify({
          filter: { query: 'status:error', from: '2026-11-25T12:00:00Z', to: '2026-11-25T12:01:00Z' },
          compute: [{ aggregation: 'count' }],
        }),
      });
      const { data } = (await answer.json()) as { data: { buckets: ReadonlyArray<{ computes: { c0: number } }> } };
      return data.buckets[0]?.computes.c0 ?? 0;
    };
    const first = await count();
    clock.advance(60_000);
    return [first, await count()];
  } finally {
    await datadog.stop();
  }
}
