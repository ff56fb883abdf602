import { type RedisServer, startRedisServer } from '@glance/cache/testing/redis';
import { GrafanaHost, PluginProcess } from '@glance/harness';
import { type AzureSimulator, type AzureSimulatorOptions, startAzureSimulator } from '@glance/simulator-azure';
import { residentMb } from './memory';

export interface FleetOptions extends Pick<AzureSimulatorOptions, 'latencyMs' | 'quota'> {
  /** Path of the executable. */
  readonly command: string;
  /** Plugin processes, one for each Grafana. */
  readonly replicas: number;
  /** Whether they share a Redis. */
  readonly redis: boolean;
}

/** One simulated Azure, the plugin processes of one or several Grafanas, and maybe a Redis between them. */
export class Fleet {
  private constructor(
    readonly simulator: AzureSimulator,
    private readonly redis: RedisServer | undefined,
    private readonly plugins: readonly PluginProcess[],
    private readonly hosts: readonly GrafanaHost[]
  ) {}

  /** @throws Error when something does not start, such as a Redis that is not installed */
  static async start({ command, replicas, redis, ...azure }: FleetOptions): Promise<Fleet> {
    const simulator = await startAzureSimulator(azure);
    const server = redis ? await startRedisServer() : undefined;
    const env: Record<string, string> = server === undefined ? {} : { GF_PLUGIN_REDIS_URL: server.url };
    const plugins = await Promise.all(Array.from({ length: replicas }, () => PluginProcess.start({ command, env })));
    return new Fleet(
      simulator,
      server,
      plugins,
      plugins.map((plugin) => new GrafanaHost(plugin))
    );
  }

  /** The Grafana that a user's browser reaches. Users are spread evenly. */
  hostOf(user: number): GrafanaHost {
    const host = this.hosts[user % this.hosts.length];
    if (host === undefined) {
      throw new RangeError('A fleet has at least one process');
    }
    return host;
  }

  /** Resident memory of the largest process, MB; `undefined` where there is no /proc. */
  get largestMb(): number | undefined {
    const sizes = this.plugins.flatMap(({ pid }) => residentMb(pid) ?? []);
    return sizes.length === 0 ? undefined : Math.max(...sizes);
  }

  async stop(): Promise<void> {
    await Promise.all(this.plugins.map((plugin) => plugin.shutdown()));
    await Promise.all([this.simulator.stop(), this.redis?.stop()]);
  }
}
