import { GrafanaHost, PluginProcess } from '@glance/harness';
import { startAzureSimulator } from '@glance/simulator-azure';
import { azureDataSource } from '../../e2e/support/dataSources';
import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { askAll } from './askAll';
import { coldFigures, timeCold } from './Cold';
import { differentQueries } from './differentQueries';
import { lastDays } from './lastDays';

const latencyMs = 500;

/** The longest chains of calls that each need the answer before; cost queries run beside the list of names. */
const signIn = ['discovery', 'token'] as const;
const chains = {
  dashboard: [...signIn, 'subscriptions', 'subscriptions, page 2'],
  /** The names of the subscriptions are held by then. */
  panel: [...signIn, 'query'],
} as const;

/**
 * Panels that all ask something else, of a data source that has not signed in, while Azure takes half a second for
 * every answer. The process is warm, as it would be in a Grafana that has been running, and so is the simulator: what it
 * needs to work its answers out for the first time, up to 0.4 s, would hold up the calls that are waiting meanwhile.
 */
export async function measureColdDashboard(bench: Bench): Promise<readonly Figure[]> {
  const simulator = await startAzureSimulator({ latencyMs });
  const plugin = await PluginProcess.start({ command: bench.azureCosts });
  try {
    const host = new GrafanaHost(plugin);
    const range = lastDays(30);
    const queries = differentQueries(simulator);
    // Different from the dashboard's, so that nothing is held yet.
    const more = queries.slice(0, 12).map((query) => ({ ...query, costType: 'AmortizedCost' }));
    // Under another name, so that it shares no cached answer with the others.
    const armUrl = simulator.armUrl.replace('localhost', '127.0.0.1');
    const stranger = azureDataSource({ ...simulator, armUrl }, 'stranger');
    await askAll(host, { dataSource: stranger, queries, ...range });
    await askAll(host, { dataSource: stranger, queries: more, ...range });

    const dashboard = await timeCold(simulator.journal, 'query', () => {
      const dataSource = azureDataSource(simulator, 'dashboard');
      return Promise.all(queries.map((query) => askAll(host, { dataSource, queries: [query], ...range })));
    });
    const panel = await timeCold(simulator.journal, 'query', () =>
      askAll(host, { dataSource: azureDataSource(simulator, 'panel'), queries: more, ...range })
    );
    return [
      ...coldFigures(`dashboard of ${queries.length} panels, cold`, dashboard, {
        calls: 'cost queries',
        count: queries.length,
        chain: chainOf(chains.dashboard),
      }),
      ...coldFigures('panel of 12 queries, cold', panel, {
        calls: 'cost queries',
        count: 12,
        chain: chainOf(chains.panel),
      }),
    ];
  } finally {
    await plugin.shutdown();
    await simulator.stop();
  }
}

function chainOf(calls: readonly string[]) {
  return { name: `${calls.length} calls in a row, ${latencyMs} ms each`, ms: latencyMs * calls.length };
}
