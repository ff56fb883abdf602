import { GrafanaHost, PluginProcess, type HostDataSource, type HostQuery } from '@glance/harness';
import { type AzureSimulator, startAzureSimulator } from '@glance/simulator-azure';
import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { median } from '../percentile';
import { azureDataSource } from '../../e2e/support/dataSources';
import { peakMb, residentMb } from './memory';
import { exactly } from './openingFigures';

const keys = 10_000;
/** Memory is read while the last of them are answered, so often. */
const lastKeys = 2_000;
const readings = 40;
const atOnce = 16;
const bytesPerMb = 1024 * 1024;
/** The default of `cache_max_mb`, and one for small machines. */
const cacheSizesMb = [64, 8];
/** What the engine may need beside the answers: as much again by half, and some for itself. */
const allowanceMb = (cacheMb: number) => 1.5 * cacheMb + 30;

/** A question about one month, whose answer is one entry of the cache. */
interface Question {
  readonly query: HostQuery;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * What memory grows by when a process answers questions about 10,000 different months of costs, more than the cache may
 * hold. It is held against a process that answered the same ones with next to no cache: an engine that has been busy is
 * larger than one that has just started, with or without a cache. Both are read all along the last 2,000 questions, and
 * the median counts: a single reading tells more about when garbage was collected last than about the cache.
 */
export async function measureManyKeys(bench: Bench): Promise<readonly Figure[]> {
  const simulator = await startAzureSimulator();
  try {
    const questions = differentQuestions(simulator);
    const work = { command: bench.azureCosts, dataSource: azureDataSource(simulator, 'many-keys') };
    const warm = await answerAll(questions, { ...work, cacheMb: 1 });
    const figures: Figure[] = [];
    for (const cacheMb of cacheSizesMb) {
      simulator.journal.clear();
      const { memoryMb, mostMb, cacheBytes } = await answerAll(questions, { ...work, cacheMb });
      const name = `${keys.toLocaleString('en-US')} keys, cache of ${cacheMb} MB`;
      if (cacheBytes < 0.9 * cacheMb * bytesPerMb) {
        throw new Error(`${name}: it has ${cacheBytes} bytes in it, so it was never full and nothing is proven`);
      }
      if (memoryMb !== undefined && warm.memoryMb !== undefined) {
        figures.push({
          name: `${name}: memory gained over a busy process without cache`,
          value: memoryMb - warm.memoryMb,
          unit: 'MB',
          target: { kind: 'atMost', limit: allowanceMb(cacheMb) },
        });
      }
      if (mostMb !== undefined) {
        figures.push({ name: `${name}: the most memory that the process had`, value: mostMb, unit: 'MB' });
      }
      figures.push(exactly(`${name}: cost queries sent`, simulator.journal.of('query').length, keys));
    }
    return figures;
  } finally {
    await simulator.stop();
  }
}

interface Work {
  readonly command: string;
  readonly dataSource: HostDataSource;
  readonly cacheMb: number;
}

interface Outcome {
  /** In the middle of those read along the last questions; undefined where the system does not tell. */
  readonly memoryMb: number | undefined;
  /** The most that there ever was. */
  readonly mostMb: number | undefined;
  readonly cacheBytes: number;
}

/** What answering all questions makes of a process. */
async function answerAll(questions: readonly Question[], { command, dataSource, cacheMb }: Work): Promise<Outcome> {
  const plugin = await PluginProcess.start({ command, env: { GF_PLUGIN_CACHE_MAX_MB: String(cacheMb) } });
  const host = new GrafanaHost(plugin);
  const readMb: number[] = [];
  try {
    let answered = 0;
    await inParallel(questions, async ({ query, fromMs, toMs }) => {
      const { A: answer } = await host.queryData({ dataSource, queries: [query], fromMs, toMs });
      if (answer === undefined || answer.error !== undefined) {
        throw new Error(`A query failed: ${answer?.error}`);
      }
      answered += 1;
      if (answered > questions.length - lastKeys && answered % (lastKeys / readings) === 0) {
        readMb.push(...[residentMb(plugin.pid)].filter((reading) => reading !== undefined));
      }
    });
    const cacheBytes = Number(/^glance_cache_bytes (\S+)$/m.exec(await host.collectMetrics())?.[1]);
    const memoryMb = readMb.length === 0 ? undefined : median(readMb);
    return { memoryMb, mostMb: peakMb(plugin.pid), cacheBytes };
  } finally {
    await plugin.shutdown();
  }
}

/** Of every scope and each of the last twelve closed months; a filter that excludes nothing makes them different. */
function differentQuestions({ model }: AzureSimulator): readonly Question[] {
  const now = new Date();
  return Array.from({ length: keys }, (_, index) => {
    const scope = model.subscriptions[index % model.subscriptions.length];
    const nth = Math.floor(index / model.subscriptions.length);
    const month = now.getUTCMonth() - 1 - (nth % 12);
    const filter = { type: 'Dimension', name: 'ResourceGroupName', operator: 'NotIn', values: [`no group ${nth}`] };
    return {
      query: {
        refId: 'A',
        queryType: 'costs',
        scopes: [`subscriptions/${scope?.id}`],
        groupBy: [{ type: 'Dimension', name: 'ResourceGroupName' }],
        filters: [filter],
      },
      fromMs: Date.UTC(now.getUTCFullYear(), month, 1),
      toMs: Date.UTC(now.getUTCFullYear(), month + 1, 1) - 1,
    };
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
