import { throttled } from '@glance/simulator-azure';
import { startAzure } from './fixtures/startAzure';

const under = startAzure();
const calls = () => under.azure.journal.of('query').length;
/** A caller that cannot wait for the quota to come back. */
const hasty = () => ({ deadlineAtMs: under.clock.now() + 5_000 });

describe('a refusal for lack of quota', () => {
  it('says when it ends, and stands until then for its scope alone', async () => {
    const { azure, plugin, clock, scopes } = under;
    azure.faults.inject(throttled({ entity: 20 }), { endpoint: 'query', times: 1 });
    const costs = await plugin.open();
    expect(await costs.ask({ scopes: [scopes[0]] }, hasty())).toMatchObject({
      status: 429,
      source: 'downstream',
      message: expect.stringContaining('until 2026-11-25 10:00:20 UTC (in 20 s)'),
    });
    clock.advance(19_000);
    // Also for a caller that could wait: the refusal stands for the question that was refused.
    expect(await costs.ask({ scopes: [scopes[0]] })).toMatchObject({ status: 429 });
    const other = { scopes: [scopes[0]], groupBy: [{ name: 'ServiceName' }] };
    expect(await costs.ask(other, { deadlineAtMs: clock.now() + 500 })).toMatchObject({ status: 429 });
    expect(calls()).toBe(1);
    expect((await costs.ask({ scopes: [scopes[1]] }, hasty())).ok).toBe(true);
    // Up to a tenth more, so that not all come at the same moment.
    clock.advance(3_001);
    expect((await costs.ask({ scopes: [scopes[0]] }, hasty())).ok).toBe(true);
    expect(calls()).toBe(3);
  });

  it.each(['tenant', 'clienttype', 'qpu'] as const)('by the %s limit stands for every scope', async (limit) => {
    const { azure, plugin, clock, scopes } = under;
    azure.faults.inject(throttled({ [limit]: 30, entity: 10 }), { endpoint: 'query', times: 1 });
    const costs = await plugin.open();
    await costs.ask({ scopes: [scopes[0]] }, hasty());
    expect(await costs.ask({ scopes: [scopes[1]] }, hasty())).toMatchObject({ status: 429 });
    expect(calls()).toBe(1);
    clock.advance(33_001);
    expect((await costs.ask({ scopes: [scopes[1]] }, hasty())).ok).toBe(true);
  });

  it('without any header stands for a minute', async () => {
    const { azure, plugin, clock, scopes } = under;
    azure.faults.inject(throttled({ none: 0 }), { endpoint: 'query', times: 1 });
    const costs = await plugin.open();
    expect(await costs.ask({ scopes: [scopes[0]] }, hasty())).toMatchObject({
      message: expect.stringContaining('in 60 s'),
    });
    clock.advance(59_000);
    expect(await costs.ask({ scopes: [scopes[0]] }, { deadlineAtMs: clock.now() + 500 })).toMatchObject({
      status: 429,
    });
    expect(calls()).toBe(1);
    clock.advance(7_001);
    expect((await costs.ask({ scopes: [scopes[0]] }, hasty())).ok).toBe(true);
  });

  it('shows a dashboard the last good answer, and an alert rule the refusal', async () => {
    const { azure, plugin, clock, scopes } = under;
    const costs = await plugin.open();
    await costs.frame({ scopes: [scopes[0]] });
    clock.advance(9 * 3_600_000);
    azure.faults.inject(throttled({ entity: 20 }), { endpoint: 'query', times: 1 });
    const panel = await costs.frame({ scopes: [scopes[0]] }, hasty());
    expect(panel.meta?.notices?.[0]?.text).toMatch(/9 hours old.*quota is used up/);
    expect(await costs.ask({ scopes: [scopes[0]] }, { ...hasty(), fromAlert: true })).toMatchObject({ status: 429 });
    expect(calls()).toBe(2);
  });

  it('tells what is left in the metrics, until the data source is gone', async () => {
    const { plugin, scopes } = under;
    const costs = await plugin.open({ uid: 'costs-uid' });
    await costs.frame({ scopes: [scopes[0]] });
    await costs.frame({ scopes: [scopes[0]] });
    const text = await plugin.metrics.text();
    expect(text).toContain(`glance_upstream_quota_remaining{datasource_uid="costs-uid",bucket="${scopes[0]}"} 999`);
    expect(text).toMatch(/glance_upstream_quota_remaining\{datasource_uid="costs-uid",bucket="tenant"\} \d+/);
    expect(text).toContain('glance_upstream_requests_total{endpoint="costQuery",status="200"} 1');
    expect(text).toContain('glance_upstream_requests_total{endpoint="signIn",status="200"} 2');
    expect(text).toContain('glance_upstream_duration_seconds_count{endpoint="costQuery"} 1');
    expect(text).toContain('glance_cache_requests_total{result="miss"} 2');
    expect(text).toContain('glance_cache_requests_total{result="hit"} 2');
    expect(Number(/glance_cache_bytes (\d+)/.exec(text)?.[1])).toBeGreaterThan(1000);
    await costs.dispose();
    expect(await plugin.metrics.text()).not.toContain('datasource_uid="costs-uid"');
  });
});
