import { GrafanaHost, PluginProcess, type HostDataSource } from '@glance/harness';
import { startAzureSimulator } from '@glance/simulator-azure';
import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { azureDataSource } from './azureDataSource';
import { residentMb } from './memory';

const dayMs = 86_400_000;
const keys = 10_000;
const atOnce = 16;
/** The default of `cache_max_mb`. */
const cacheMb = 64;
const allowanceMb = 1.5 * cacheMb + 30;

interface Range {
  readonly fromMs: number;
  readonly toMs: number;
  readonly scope: string;
}

/**
 * What memory grows by when a process answers 10,000 different questions, more than the cache may hold. It is held
 * against a process that answered 2,000 of them with next to no cache: an engine that has been busy is larger than one
 * that has just started, with or without a cache.
 */
export async function measureManyKeys(bench: Bench): Promise<readonly Figure[]> {
  const simulator = await startAzureSimulator();
  try {
    const ranges = differentRanges(simulator.model.subscriptions.map(({ id }) => `subscriptions/${id}`));
    const work = { command: bench.azureCosts, dataSource: azureDataSource(simulator, 'many-keys') };
    const warmMb = await memoryAfter(ranges.slice(0, 2_000), { ...work, cacheMb: 1 });
    simulator.journal.clear();
    const fullMb = await memoryAfter(ranges, { ...work, cacheMb });
    const name = `${keys.toLocaleString('en-US')} different queries`;
    const memory: Figure = {
      name: `${name}: memory gained over a busy process without cache`,
      value: (fullMb ?? NaN) - (warmMb ?? NaN),
      unit: 'MB',
      target: { kind: 'atMost', limit: allowanceMb },
    };
    return [
      ...(warmMb === undefined || fullMb === undefined ? [] : [memory]),
      {
        name: `${name}: cost queries sent`,
        value: simulator.journal.of('query').length,
        unit: 'calls',
        target: { kind: 'exactly', limit: keys },
      },
    ];
  } finally {
    await simulator.stop();
  }
}

interface Work {
  readonly command: string;
  readonly dataSource: HostDataSource;
  readonly cacheMb: number;
}

/** Resident memory of a process once it has answered a query for each range. */
async function memoryAfter(
  ranges: readonly Range[],
  { command, dataSource, cacheMb: cacheMaxMb }: Work
): Promise<number | undefined> {
  const plugin = await PluginProcess.start({ command, env: { GF_PLUGIN_CACHE_MAX_MB: String(cacheMaxMb) } });
  const host = new GrafanaHost(plugin);
  try {
    await inParallel(ranges, async ({ fromMs, toMs, scope }) => {
      const groupBy = [{ type: 'Dimension', name: 'ResourceGroupName' }];
      const query = { refId: 'A', queryType: 'costs', scopes: [scope], groupBy };
      const { A: answer } = await host.queryData({ dataSource, queries: [query], fromMs, toMs });
      if (answer === undefined || answer.error !== undefined) {
        throw new Error(`A query failed: ${answer?.error}`);
      }
    });
    return residentMb(plugin.pid);
  } finally {
    await plugin.shutdown();
  }
}

/** Ranges of 20 to 32 days within the simulator's history, of every scope, all different. */
function differentRanges(scopes: readonly string[]): readonly Range[] {
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  return Array.from({ length: keys }, (_, index) => {
    const scope = scopes[index % scopes.length] ?? '';
    const nth = Math.floor(index / scopes.length);
    const toMs = today - (nth % 300) * dayMs;
    const days = 20 + Math.floor(nth / 300);
    return { scope, toMs, fromMs: toMs - days * dayMs };
  });
}

/** Works through a list, a few at a time. */
async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of rest) {
        await work(item);
      }
    })
  );
}
