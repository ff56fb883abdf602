import { GrafanaHost, type HostQuery, PluginProcess } from '@glance/harness';
import { startSendGridSimulator } from '@glance/simulator-sendgrid';
import type { Journal } from '@glance/simulator-common';
import { sendGridDataSource } from '../../e2e/support/dataSources';
import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { askAll } from './askAll';
import { lastDays } from './lastDays';
import { coldFigures, timeCold } from './Cold';
import { exactly } from './openingFigures';

const days = 90;
const dayMs = 86_400_000;
const fleet = Array.from({ length: 20 }, (_, index) => `brand-${index + 1}`);
const stranger = 'stranger';
const metrics = ['requests', 'delivered', 'opens', 'clicks'];
/** No two answers take the same time, so that the slowest chain is one account's own. */
const latency = { kind: 'latency', ms: 300, jitterMs: 400 } as const;

/**
 * One panel over the mail of twenty accounts, of which nothing is held, while SendGrid takes between 300 and 700 ms for
 * an answer; and the same again. The process is warm: it has loaded the vendor's SDK.
 */
export async function measureMailFleet(bench: Bench): Promise<readonly Figure[]> {
  const simulator = await startSendGridSimulator({
    tls: true,
    accounts: [...fleet, stranger].map((username) => ({ username })),
  });
  const plugin = await PluginProcess.start({ command: bench.sendGridStats });
  try {
    const range = lastDays(days);
    for (const name of fleet) {
      simulator.addMail(
        name,
        Array.from({ length: days }, (_, day) => ({
          timeMs: range.toMs - (day + 1) * dayMs,
          counts: { requests: 1_000, delivered: 950, opens: 400, clicks: 80 },
        }))
      );
    }
    const host = new GrafanaHost(plugin);
    const queries: readonly HostQuery[] = [{ refId: 'A', queryType: 'stats', metrics }];
    await askAll(host, { dataSource: sendGridDataSource(simulator, stranger, [stranger]), queries, ...range });

    simulator.faults.inject(latency);
    const dataSource = sendGridDataSource(simulator, 'fleet', fleet);
    const ask = () => askAll(host, { dataSource, queries, ...range });
    const cold = await timeCold(simulator.journal, 'stats', ask);
    const chainMs = slowestChainMs(simulator.journal);
    const warm = await timeCold(simulator.journal, 'stats', ask);
    const name = `${fleet.length} accounts × ${days} days × ${metrics.length} metrics`;
    return [
      ...coldFigures(`${name}, cold`, cold, {
        calls: 'calls',
        count: fleet.length,
        chain: { name: 'the slowest account', ms: chainMs },
      }),
      { name: `${name}, warm`, value: warm.elapsedMs, unit: 'ms' },
      exactly(`${name}, warm: calls sent`, simulator.journal.entries.length, 0),
    ];
  } finally {
    await plugin.shutdown();
    await simulator.stop();
  }
}

/** The longest time that one account's calls took, one after another. */
function slowestChainMs(journal: Journal): number {
  const chains = new Map<string, number>();
  for (const { caller = '', at, finishedAt = at } of journal.entries) {
    chains.set(caller, (chains.get(caller) ?? 0) + finishedAt - at);
  }
  return Math.max(...chains.values());
}
