import { GrafanaHost, PluginProcess } from '@glance/harness';
import { startAzureSimulator } from '@glance/simulator-azure';
import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { percentile } from '../percentile';
import { azureDataSource, differentQueries, lastDays } from './azureDataSource';

const users = 50;
const latencyMs = 200;

/** The same dashboard opened by 50 users at once, drawn stacked by half of them and unstacked by the others. */
export async function measureManyUsers(bench: Bench): Promise<readonly Figure[]> {
  const simulator = await startAzureSimulator({ latencyMs });
  const plugin = await PluginProcess.start({ command: bench.azureCosts });
  try {
    const host = new GrafanaHost(plugin);
    const dataSource = azureDataSource(simulator, 'users');
    const queries = differentQueries(simulator);
    const range = lastDays(30);
    const answeredMs: number[] = [];
    const open = async (user: number) => {
      // How a panel draws is no part of its query; what a legend says is, and must not cost a call of its own.
      const legendFormat = user % 2 === 0 ? '' : '{{subscription}}';
      const startedAtMs = performance.now();
      const panels = queries.map((query) =>
        host.queryData({ dataSource, queries: [{ ...query, legendFormat }], ...range })
      );
      for (const answers of await Promise.all(panels)) {
        const failed = Object.values(answers).find(({ error }) => error !== undefined);
        if (failed !== undefined) {
          throw new Error(`A panel failed: ${failed.error}`);
        }
      }
      answeredMs.push(performance.now() - startedAtMs);
    };
    await Promise.all(Array.from({ length: users }, (_, user) => open(user)));
    return [
      { name: `${users} users at once, slowest dashboard`, value: percentile(answeredMs, 1), unit: 'ms' },
      {
        name: `${users} users at once: cost queries sent`,
        value: simulator.journal.of('query').length,
        unit: 'calls',
        target: { kind: 'exactly', limit: queries.length },
      },
    ];
  } finally {
    await plugin.shutdown();
    await simulator.stop();
  }
}
