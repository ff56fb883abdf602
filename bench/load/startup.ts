import { GrafanaHost, PluginProcess, type HostDataSource, type HostQuery } from '@glance/harness';
import { startAzureSimulator } from '@glance/simulator-azure';
import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { median } from '../percentile';
import { GoReference } from '../reference/GoReference';
import { azureDataSource, lastDays } from './azureDataSource';
import { echoDataSource, echoQuery } from './echoDataSource';
import { residentMb } from './memory';

const rounds = 10;

interface FirstUse {
  readonly dataSource: HostDataSource;
  readonly query: HostQuery;
}

interface Start {
  readonly handshakeMs: number;
  /** After the first query was answered; unknown where there is no /proc. */
  readonly memoryMb: number | undefined;
}

/** From the start of a process to its handshake, and its memory after a first query, side by side with Go's echo. */
export async function measureStartup(bench: Bench): Promise<readonly Figure[]> {
  const simulator = await startAzureSimulator();
  try {
    const [subscription] = simulator.model.subscriptions;
    const azure: FirstUse = {
      dataSource: azureDataSource(simulator, 'startup'),
      query: { refId: 'A', queryType: 'costs', scopes: [`subscriptions/${subscription?.id}`] },
    };
    const echo: FirstUse = { dataSource: echoDataSource, query: echoQuery(30) };
    const starts: Record<'azure' | 'echo' | 'go', Start[]> = { azure: [], echo: [], go: [] };
    // In turns, so that all three meet the same state of the machine.
    for (let round = 0; round < rounds; round += 1) {
      starts.azure.push(await startOnce(bench.azureCosts, azure));
      starts.echo.push(await startOnce(bench.echo, echo));
      if (bench.go.echo !== undefined) {
        starts.go.push(await startOnce(bench.go.echo, echo));
      }
    }
    return [
      ...figuresOf('Azure Costs', starts.azure, { go: starts.go, maxMemoryMb: 90 }),
      ...figuresOf('echo', starts.echo, { go: starts.go }),
    ];
  } finally {
    await simulator.stop();
  }
}

async function startOnce(command: string, { dataSource, query }: FirstUse): Promise<Start> {
  const startedAtMs = performance.now();
  const plugin = await PluginProcess.start({ command });
  const handshakeMs = performance.now() - startedAtMs;
  try {
    const answers = await new GrafanaHost(plugin).queryData({ dataSource, queries: [query], ...lastDays() });
    const error = answers[query.refId]?.error;
    if (error !== undefined) {
      throw new Error(`${command} could not answer: ${error}`);
    }
    return { handshakeMs, memoryMb: residentMb(plugin.pid) };
  } finally {
    await plugin.shutdown();
  }
}

function figuresOf(
  name: string,
  starts: readonly Start[],
  { go, maxMemoryMb }: { go: readonly Start[]; maxMemoryMb?: number }
): readonly Figure[] {
  const handshake: Figure = {
    name: `handshake, ${name}`,
    value: median(starts.map(({ handshakeMs }) => handshakeMs)),
    unit: 'ms',
    reference: GoReference.against(
      'Go echo',
      go.map(({ handshakeMs }) => handshakeMs)
    ),
    target: { kind: 'ratioAtMost', limit: 3 },
  };
  const memory = memoryOf(starts);
  if (memory.length === 0) {
    return [handshake];
  }
  return [
    handshake,
    {
      name: `memory after a first query, ${name}`,
      value: median(memory),
      unit: 'MB',
      reference: GoReference.against('Go echo', memoryOf(go)),
      ...(maxMemoryMb !== undefined && { target: { kind: 'atMost', limit: maxMemoryMb } }),
    },
  ];
}

function memoryOf(starts: readonly Start[]): readonly number[] {
  return starts.flatMap(({ memoryMb }) => memoryMb ?? []);
}
