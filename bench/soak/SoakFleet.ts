import { type RedisServer, startRedisServer } from '@glance/cache/testing/redis';
import { GrafanaHost, PluginProcess } from '@glance/harness';
import { residentMb } from '../load/memory';
import type { MemorySample } from './memoryTrend';
import { SecretWatch } from './SecretWatch';
import type { SoakVendor, Tenant } from './SoakVendor';

/** Small, so that it is full soon and memory shows what else grows. */
const cacheMaxMb = '8';
const redisPassword = 'the-password-of-redis-0123456789';

/** A plugin process with the host that asks it. */
export interface Replica {
  readonly plugin: PluginProcess;
  readonly host: GrafanaHost;
  readonly memory: MemorySample[];
}

/** Two tenants, the plugin processes that serve both, and maybe a Redis between them; all that leaves them is watched. */
export class SoakFleet {
  readonly secrets: SecretWatch;

  private constructor(
    readonly tenants: readonly Tenant[],
    readonly redis: RedisServer | undefined,
    readonly replicas: readonly Replica[],
    secrets: SecretWatch
  ) {
    this.secrets = secrets;
  }

  /** `command` is the executable of the vendor's plugin. */
  static async start(
    vendor: SoakVendor,
    { command, redis }: { readonly command: string; readonly redis: boolean }
  ): Promise<SoakFleet> {
    const tenants = await Promise.all([vendor.startTenant('north', 1), vendor.startTenant('south', 2)]);
    const server = redis ? await startRedisServer({ password: redisPassword }) : undefined;
    const secrets = new SecretWatch(() =>
      Object.assign({ 'password of Redis': redisPassword }, ...tenants.map((tenant) => tenant.secrets()))
    );
    const env = {
      GF_PLUGIN_CACHE_MAX_MB: cacheMaxMb,
      ...(server !== undefined && { GF_PLUGIN_REDIS_URL: server.url, GF_PLUGIN_REDIS_PASSWORD: redisPassword }),
    };
    const replicas = await Promise.all(
      Array.from({ length: redis ? 2 : 1 }, async () => {
        const plugin = await PluginProcess.start({ command, env, onLogLine: ({ raw }) => secrets.text(raw) });
        return { plugin, host: new GrafanaHost(plugin), memory: [] };
      })
    );
    return new SoakFleet(tenants, server, replicas, secrets);
  }

  /** Notes the memory of all processes, and searches what they have said. */
  look(): void {
    this.secrets.search();
    for (const { plugin, memory } of this.replicas) {
      const mb = residentMb(plugin.pid);
      if (mb !== undefined) {
        memory.push({ atMs: performance.now(), mb });
      }
    }
  }

  /** Calls that have reached the vendor since the journals were emptied last; empties them. */
  takeCalls(): number {
    return this.tenants.reduce((sum, { simulator: { journal } }) => {
      const calls = journal.entries.length;
      journal.clear();
      return sum + calls;
    }, 0);
  }

  async stop(): Promise<void> {
    await Promise.all(this.replicas.map(({ plugin }) => plugin.shutdown()));
    await Promise.all([...this.tenants.map(({ simulator }) => simulator.stop()), this.redis?.stop()]);
  }
}
