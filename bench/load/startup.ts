import { GrafanaHost, PluginProcess, type HostDataSource, type HostQuery } from '@glance/harness';
import { startAzureSimulator } from '@glance/simulator-azure';
import { startDatadogSimulator } from '@glance/simulator-datadog';
import { FLEET, startSendGridSimulator } from '@glance/simulator-sendgrid';
import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { median } from '../percentile';
import { GoReference } from '../reference/GoReference';
import { azureDataSource, datadogDataSource, sendGridDataSource } from '../../e2e/support/dataSources';
import { lastDays } from './lastDays';
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

/** A program whose starts are measured. */
interface Starter {
  readonly name: string;
  readonly command: string;
  readonly first: FirstUse;
  readonly maxMemoryMb?: number;
}

/** From the start of a process to its handshake, and its memory after a first query, side by side with Go's echo. */
export async function measureStartup(bench: Bench): Promise<readonly Figure[]> {
  const [azure, datadog, sendGrid] = await Promise.all([
    startAzureSimulator(),
    startDatadogSimulator({ generated: {} }),
    startSendGridSimulator({ accounts: FLEET }),
  ]);
  try {
    const [subscription] = azure.model.subscriptions;
    const echo: FirstUse = { dataSource: echoDataSource, query: echoQuery(30) };
    const starters: readonly Starter[] = [
      {
        name: 'Azure Costs',
        command: bench.azureCosts,
        first: {
          dataSource: azureDataSource(azure, 'startup'),
          query: { refId: 'A', queryType: 'costs', scopes: [`subscriptions/${subscription?.id}`] },
        },
        maxMemoryMb: 90,
      },
      {
        name: 'Datadog Logs',
        command: bench.datadogLogs,
        first: {
          dataSource: datadogDataSource(datadog, 'startup'),
          query: { refId: 'A', queryType: 'logCounts', groupBy: [{ facet: 'service' }] },
        },
        maxMemoryMb: 130,
      },
      {
        name: 'SendGrid Stats',
        command: bench.sendGridStats,
        first: {
          dataSource: sendGridDataSource(sendGrid, 'startup'),
          query: { refId: 'A', queryType: 'stats' },
        },
        maxMemoryMb: 90,
      },
      { name: 'echo', command: bench.echo, first: echo },
    ];
    const starts = new Map(starters.map((starter) => [starter, [] as Start[]]));
    const go: Start[] = [];
    // In turns, so that all meet the same state of the machine.
    for (let round = 0; round < rounds; round += 1) {
      for (const [{ command, first }, ofStarter] of starts) {
        ofStarter.push(await startOnce(command, first));
      }
      if (bench.go.echo !== undefined) {
        go.push(await startOnce(bench.go.echo, echo));
      }
    }
    return [...starts].flatMap(([{ name, maxMemoryMb }, ofStarter]) => figuresOf(name, ofStarter, { go, maxMemoryMb }));
  } finally {
    await Promise.all([azure, datadog, sendGrid].map((simulator) => simulator.stop()));
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
