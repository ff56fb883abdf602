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
  /** Told in the figure's name where a program has several. */
  readonly of?: string;
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
  /** Each of its starts is for one of these. */
  readonly uses: readonly FirstUse[];
  readonly maxMemoryMb?: number;
}

interface Measured extends Starter {
  readonly uses: ReadonlyArray<FirstUse & { readonly starts: Start[] }>;
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
    const [account] = sendGrid.accounts;
    const echo: FirstUse = { dataSource: echoDataSource, query: echoQuery(30) };
    const starters: readonly Starter[] = [
      {
        name: 'Azure Costs',
        command: bench.azureCosts,
        uses: [
          {
            dataSource: azureDataSource(azure, 'startup'),
            query: { refId: 'A', queryType: 'costs', scopes: [`subscriptions/${subscription?.id}`] },
          },
        ],
        maxMemoryMb: 90,
      },
      {
        name: 'Datadog Logs',
        command: bench.datadogLogs,
        uses: [
          {
            dataSource: datadogDataSource(datadog, 'startup'),
            query: { refId: 'A', queryType: 'logCounts', groupBy: [{ facet: 'service' }] },
          },
        ],
        maxMemoryMb: 130,
      },
      {
        name: 'SendGrid Stats',
        command: bench.sendGridStats,
        uses: [
          { of: 'one account', dataSource: sendGridDataSource(sendGrid, 'startup', account ? [account.username] : []) },
          { of: `${sendGrid.accounts.length} accounts`, dataSource: sendGridDataSource(sendGrid, 'startup') },
        ].map((use) => ({ ...use, query: { refId: 'A', queryType: 'stats' } })),
        maxMemoryMb: 90,
      },
      { name: 'echo', command: bench.echo, uses: [echo] },
    ];
    const measured: readonly Measured[] = starters.map((starter) => ({
      ...starter,
      uses: starter.uses.map((use) => ({ ...use, starts: [] })),
    }));
    const go: Start[] = [];
    // In turns, so that all meet the same state of the machine.
    for (let round = 0; round < rounds; round += 1) {
      for (const { command, uses } of measured) {
        for (const use of uses) {
          use.starts.push(await startOnce(command, use));
        }
      }
      if (bench.go.echo !== undefined) {
        go.push(await startOnce(bench.go.echo, echo));
      }
    }
    return measured.flatMap((program) => figuresOf(program, go));
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

function figuresOf({ name, uses, maxMemoryMb }: Measured, go: readonly Start[]): readonly Figure[] {
  return [
    {
      name: `handshake, ${name}`,
      value: median(handshakesOf(uses.flatMap(({ starts }) => starts))),
      unit: 'ms',
      reference: GoReference.against('Go echo', handshakesOf(go)),
      target: { kind: 'ratioAtMost', limit: 3 },
    },
    ...uses
      .filter(({ starts }) => memoryOf(starts).length > 0)
      .map(({ of, starts }): Figure => ({
        name: `memory after a first query, ${name}${of === undefined ? '' : `, ${of}`}`,
        value: median(memoryOf(starts)),
        unit: 'MB',
        reference: GoReference.against('Go echo', memoryOf(go)),
        ...(maxMemoryMb !== undefined && { target: { kind: 'atMost', limit: maxMemoryMb } }),
      })),
  ];
}

function handshakesOf(starts: readonly Start[]): readonly number[] {
  return starts.map(({ handshakeMs }) => handshakeMs);
}

function memoryOf(starts: readonly Start[]): readonly number[] {
  return starts.flatMap(({ memoryMb }) => memoryMb ?? []);
}
