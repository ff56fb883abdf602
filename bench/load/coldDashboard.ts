import { GrafanaHost, PluginProcess, type HostDataSource, type HostQuery } from '@glance/harness';
import { startAzureSimulator, type AzureSimulator } from '@glance/simulator-azure';
import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { azureDataSource, differentQueries, lastDays, strangerDataSource } from './azureDataSource';

const latencyMs = 500;
/** What the service adds of its own at most. */
const overheadMs = 150;

/** The longest chains of calls that each need the answer before; cost queries run beside the list of names. */
const signIn = ['discovery', 'token'] as const;
const chains = {
  dashboard: [...signIn, 'subscriptions', 'subscriptions, page 2'],
  /** The names of the subscriptions are held by then. */
  panel: [...signIn, 'query'],
} as const;

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
    await ask(host, strangerDataSource(simulator), [{ ...queries[0], refId: 'A', granularity: 'Monthly' }]);

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
      ...figuresOf(`dashboard of ${queries.length} panels, cold`, dashboard, {
        queries: queries.length,
        chain: chains.dashboard,
      }),
      ...figuresOf('panel of 12 queries, cold', panel, { queries: 12, chain: chains.panel }),
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

interface Expectation {
  readonly queries: number;
  readonly chain: readonly string[];
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

function figuresOf(name: string, cold: Cold, { queries, chain }: Expectation): readonly Figure[] {
  const chainMs = latencyMs * chain.length;
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
      reference: { name: `${chain.length} calls in a row, ${latencyMs} ms each`, value: chainMs },
      target: { kind: 'atMost', limit: chainMs + overheadMs },
    },
    count('cost queries sent', cold.calls, queries),
    count('in flight at once', cold.mostInFlight, queries),
    count('sent after another was answered', cold.late, 0),
  ];
}
