import { GrafanaHost, type HostQuery, PluginProcess, type QueryCall } from '@glance/harness';
import { startDatadogSimulator } from '@glance/simulator-datadog';
import { datadogDataSource } from '../../e2e/support/dataSources';
import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { askAll } from './askAll';
import { coldFigures, timeCold } from './Cold';

const latencyMs = 500;
const panels = 24;
const rules = 5;
const minuteMs = 60_000;

/**
 * A live dashboard of panels that all count something else, while alert rules are evaluated on one search of their own
 * and Datadog takes half a second for every answer. The process is warm: it has loaded the vendor's SDK.
 */
export async function measureDatadogDashboard(bench: Bench): Promise<readonly Figure[]> {
  const simulator = await startDatadogSimulator({ latencyMs, tls: true });
  const plugin = await PluginProcess.start({ command: bench.datadogLogs });
  try {
    const host = new GrafanaHost(plugin);
    const dataSource = datadogDataSource(simulator, 'dashboard');
    const toMs = Date.now();
    const hour = { dataSource, fromMs: toMs - 60 * minuteMs, toMs };
    await askAll(host, { ...hour, queries: [countsOf('service:warm-up')] });

    const cold = await timeCold(simulator.journal, 'aggregate', () => {
      const drawn = Array.from({ length: panels }, (_, index) => [countsOf(`service:panel-${index}`)]);
      const evaluated = Array.from({ length: rules }, (): QueryCall => {
        const range = { fromMs: toMs - 10 * minuteMs, toMs };
        return { dataSource, ...range, headers: { FromAlert: 'true' }, queries: [countsOf('status:error')] };
      });
      return Promise.all([
        ...evaluated.map((rule) => askAll(host, rule)),
        ...drawn.map((queries) => askAll(host, { ...hour, queries })),
      ]);
    });
    return coldFigures(`dashboard of ${panels} panels of logs beside ${rules} rules, cold`, cold, {
      calls: 'counts',
      // The rules share theirs.
      count: panels + 1,
      chain: { name: `1 call of ${latencyMs} ms`, ms: latencyMs },
    });
  } finally {
    await plugin.shutdown();
    await simulator.stop();
  }
}

function countsOf(search: string): HostQuery {
  return { refId: 'A', queryType: 'logCounts', query: search, interval: '1m' };
}
