import { GrafanaHost, PluginProcess, type HostDataSource, type HostQuery } from '@glance/harness';
import { startAzureSimulator } from '@glance/simulator-azure';
import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { percentile } from '../percentile';
import { GoReference } from '../reference/GoReference';
import { azureDataSource } from '../../e2e/support/dataSources';
import { lastDays } from './lastDays';
import { echoQuery } from './echoDataSource';

const days = 90;
const warmUps = 500;
const rounds = 20;
const queriesPerRound = 100;

/** A panel that asks the same thing again and again. */
class Panel {
  readonly samplesMs: number[] = [];
  readonly #host: GrafanaHost;
  readonly #range = lastDays(days);

  constructor(
    readonly plugin: PluginProcess,
    private readonly asks: { readonly dataSource: HostDataSource; readonly query: HostQuery }
  ) {
    this.#host = new GrafanaHost(plugin);
  }

  static async start(command: string, asks: { dataSource: HostDataSource; query: HostQuery }): Promise<Panel> {
    const panel = new Panel(await PluginProcess.start({ command }), asks);
    await panel.ask(warmUps);
    panel.samplesMs.length = 0;
    return panel;
  }

  /** Asks one query after another, and notes how long each took. */
  async ask(times: number): Promise<void> {
    const { dataSource, query } = this.asks;
    for (let index = 0; index < times; index += 1) {
      const startedAtMs = performance.now();
      const answers = await this.#host.queryData({ dataSource, queries: [query], ...this.#range });
      this.samplesMs.push(performance.now() - startedAtMs);
      const { error, frames } = answers[query.refId] ?? { error: 'no answer', frames: [] };
      if (error !== undefined || frames[0]?.fields.length !== 2) {
        throw new Error(`Expected one series of days: ${error ?? 'the frame has another shape'}`);
      }
    }
  }
}

/**
 * A panel whose answer is in the cache, through gRPC: one series of 90 days. Beside it the Go SDK's echo plugin, which
 * makes up a frame of that shape, and our SDK's, which tells what of the difference is the panel's own. All are decoded
 * by the same client, which is counted on all sides.
 */
export async function measureWarmQuery(bench: Bench): Promise<readonly Figure[]> {
  const simulator = await startAzureSimulator();
  const panels: Panel[] = [];
  const open = async (command: string, asks: { dataSource: HostDataSource; query: HostQuery }) => {
    const panel = await Panel.start(command, asks);
    panels.push(panel);
    return panel;
  };
  try {
    const [subscription] = simulator.model.subscriptions;
    // The echo has no use for settings, but then both get the same request.
    const dataSource = azureDataSource(simulator, 'warm');
    const ours = await open(bench.azureCosts, {
      dataSource,
      query: { refId: 'A', queryType: 'costs', scopes: [`subscriptions/${subscription?.id}`] },
    });
    const query = echoQuery(days);
    const ourEcho = await open(bench.echo, { dataSource, query });
    const { echo } = bench.go;
    const theirs = echo === undefined ? undefined : await open(echo, { dataSource, query });
    const callsWhenWarm = simulator.journal.entries.length;
    for (let round = 0; round < rounds; round += 1) {
      for (const panel of panels) {
        await panel.ask(queriesPerRound);
      }
    }
    return [
      ...[0.5, 0.99].map((share): Figure => ({
        name: `warm panel, 1 series × ${days} days, p${share * 100}`,
        value: percentile(ours.samplesMs, share),
        unit: 'ms',
        reference: GoReference.against('Go echo', theirs?.samplesMs ?? [], share),
        ...(share === 0.5 && { target: { kind: 'ratioAtMost', limit: 1 } }),
      })),
      {
        name: "our SDK's echo of such a frame, p50",
        value: percentile(ourEcho.samplesMs, 0.5),
        unit: 'ms',
        reference: GoReference.against('Go echo', theirs?.samplesMs ?? []),
      },
      {
        name: `warm panel, upstream calls of ${rounds * queriesPerRound} queries`,
        value: simulator.journal.entries.length - callsWhenWarm,
        unit: 'calls',
        target: { kind: 'exactly', limit: 0 },
      },
    ];
  } finally {
    await Promise.all(panels.map(({ plugin }) => plugin.shutdown()));
    await simulator.stop();
  }
}
