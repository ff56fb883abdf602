import { GrafanaHost, PluginProcess, type HostDataSource, type HostQuery } from '@glance/harness';
import { startAzureSimulator, type AzureSimulator } from '@glance/simulator-azure';
import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { azureDataSource, differentQueries, lastDays } from './azureDataSource';

const latencyMs = 500;
/** Each needs the one before: sign in, then ask for costs. */
const longestChain = ['token', 'query'] as const;
const targetMs = latencyMs * longestChain.length + 150;

/**
 * Panels that all ask something else, of a data source that has not signed in, while Azure takes half a second for
 * every answer. The process is warm, as it would be in a Grafana that has been running.
 */
export async function measureColdDashboard(bench: Bench): Promise<readonly Figure[]> {
  const simulator = await startAzureSimulator({ latencyMs });
  const plugin = await PluginProcess.start({ command: bench.azureCosts });
  try {
    const host = new GrafanaHost(plugin);
    const queries = differentQueries(simulator);
    await ask(host, azureDataSource(simulator, 'warm-up'), [{ ...queries[0], refId: 'A', granularity: 'Monthly' }]);

    const dashboard = await timed(simulator, async () => {
      const dataSource = azureDataSource(simulator, 'dashboard');
      await Promise.all(queries.map((query) => ask(host, dataSource, [query])));
    });
    const panel = await timed(simulator, async () => {
      // Different from the dashboard's, so that nothing is held yet.
      const more = queries.slice(0, 12).map((query) => ({ ...query, costType: 'AmortizedCost' }));
      await ask(host, azureDataSource(simulator, 'panel'), more);
    });
    return [
      ...figuresOf(`dashboard of ${queries.length} panels, cold`, dashboard, queries.length),
      ...figuresOf('panel of 12 queries, cold', panel, 12),
    ];
  } finally {
    await plugin.shutdown();
    await simulator.stop();
  }
}

interface Cold {
  readonly elapsedMs: number;
  readonly calls: number;
  readonly mostInFlight: number;
  /** Calls that began when another one had already been answered. */
  readonly late: number;
}

async function timed(simulator: AzureSimulator, work: () => Promise<void>): Promise<Cold> {
  const { journal } = simulator;
  journal.clear();
  const startedAtMs = performance.now();
  await work();
  const elapsedMs = performance.now() - startedAtMs;
  const calls = journal.of('query');
  const firstEndMs = Math.min(...calls.map(({ finishedAt }) => finishedAt ?? Infinity));
  return {
    elapsedMs,
    calls: calls.length,
    mostInFlight: journal.peakInFlight('query'),
    late: calls.filter(({ at }) => at >= firstEndMs).length,
  };
}

async function ask(host: GrafanaHost, dataSource: HostDataSource, queries: readonly HostQuery[]): Promise<void> {
  const answers = await host.queryData({ dataSource, queries, ...lastDays(30) });
  for (const { refId } of queries) {
    const error = answers[refId]?.error;
    if (error !== undefined) {
      throw new Error(`Query ${refId} failed: ${error}`);
    }
  }
}

function figuresOf(name: string, cold: Cold, queries: number): readonly Figure[] {
  const count = (what: string, value: number, limit: number): Figure => ({
    name: `${name}: ${what}`,
    value,
    unit: 'calls',
    target: { kind: 'exactly', limit },
  });
  return [
    {
      name,
      value: cold.elapsedMs,
      unit: 'ms',
      reference: {
        name: `${longestChain.join(' → ')} at ${latencyMs} ms each`,
        value: latencyMs * longestChain.length,
      },
      target: { kind: 'atMost', limit: targetMs },
    },
    count('cost queries sent', cold.calls, queries),
    count('in flight at once', cold.mostInFlight, queries),
    count('sent after another was answered', cold.late, 0),
  ];
}
