import { type RedisServer, type RedisServerOptions, startRedisServer } from '@glance/cache/testing/redis';
import { GrafanaHost, type HostDataSource, type HostQuery, PluginProcess, type QueryAnswer } from '@glance/harness';
import { type AzureSimulator, startAzureSimulator } from '@glance/simulator-azure';
import { AZURE_PLUGIN_ID, azureDataSource, changed } from '../support/dataSources';
import { shippedCommandOf } from '../support/builtPlugins';
import { findSecrets, outputsOf } from '../support/secretSearch';

const DAY_MS = 86_400_000;
const GROUPINGS = ['ResourceGroupName', 'ServiceName', 'ResourceLocation', 'MeterCategory'] as const;

export type Answers = Readonly<Record<string, QueryAnswer>>;

interface Replica {
  readonly plugin: PluginProcess;
  readonly host: GrafanaHost;
  isKilled?: boolean;
}

/** Several Azure plugins as shipped, as several Grafanas run them, with one Redis between them and one simulated Azure. */
export class Replicas {
  readonly #replicas: Replica[] = [];
  readonly #env: Readonly<Record<string, string>>;

  private constructor(
    readonly azure: AzureSimulator,
    readonly redis: RedisServer,
    env: Readonly<Record<string, string>>
  ) {
    this.#env = env;
  }

  /** Starts so many; each is up and knows Redis, its password and its CA, unless `env` says otherwise. */
  static async start(
    count: number,
    { redis = {}, env = {} }: { redis?: RedisServerOptions; env?: Readonly<Record<string, string>> } = {}
  ): Promise<Replicas> {
    // Before anything is started that would have to be ended.
    shippedCommandOf('azure-costs');
    const [azure, server] = await Promise.all([startAzureSimulator(), startRedisServer(redis)]);
    const replicas = new Replicas(azure, server, { ...settingsOf(server), ...env });
    for (let index = 0; index < count; index += 1) {
      await replicas.add();
    }
    return replicas;
  }

  /** Starts one more and returns its number. */
  async add(): Promise<number> {
    const plugin = await PluginProcess.start({
      ...shippedCommandOf('azure-costs'),
      pluginId: AZURE_PLUGIN_ID,
      env: this.#env,
    });
    return this.#replicas.push({ plugin, host: new GrafanaHost(plugin) }) - 1;
  }

  get scopes(): readonly string[] {
    return this.azure.model.subscriptions.map(({ id }) => `subscriptions/${id}`);
  }

  /** So many questions, no two of which have the same answer. */
  questions(count: number): readonly HostQuery[] {
    return Array.from({ length: count }, (_, index) => ({
      refId: `Q${index}`,
      scopes: [this.scopes[index % this.scopes.length]],
      groupBy: [{ type: 'Dimension', name: GROUPINGS[Math.floor(index / this.scopes.length) % GROUPINGS.length] }],
    }));
  }

  /** Asks one replica about settled days of one month, as a dashboard. */
  ask(replica: number, queries: readonly HostQuery[], changes: Partial<HostDataSource> = {}): Promise<Answers> {
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    return this.#at(replica).host.queryData({
      dataSource: this.dataSource(changes),
      fromMs: today - 40 * DAY_MS,
      toMs: today - 38 * DAY_MS,
      queries: queries.map((query) => ({ queryType: 'costs', ...query })),
    });
  }

  /** Drops the data source's cached answers, as the editor's button on one replica does. */
  async clear(replica: number): Promise<void> {
    await this.#at(replica).host.callResource({ dataSource: this.dataSource(), method: 'POST', path: 'cache/clear' });
  }

  /** Cost queries that reached Azure so far. */
  get calls(): number {
    return this.azure.journal.of('query').length;
  }

  /** Lines that a replica has logged so far. */
  logOf(replica: number): readonly string[] {
    return this.#at(replica).plugin.logLines.map(({ raw }) => raw);
  }

  /** Ends a replica as the kernel does when memory is short. */
  async kill(replica: number): Promise<void> {
    this.#at(replica).isKilled = true;
    await this.#at(replica).plugin.kill();
  }

  /** Secrets and tokens that were let out by any replica, or into what `others` holds. */
  async leaks(others: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
    const { clientSecret, issuedTokens } = this.azure;
    const tokens = Object.fromEntries(issuedTokens.map((token, index) => [`token ${index + 1}`, token]));
    const secrets = { clientSecret, ...tokens };
    const outputs = await Promise.all(this.#replicas.map(({ plugin, host }) => outputsOf(plugin, host)));
    return [...outputs, others].flatMap((output) => findSecrets(output, secrets));
  }

  async stop(): Promise<void> {
    const running = this.#replicas.filter(({ isKilled }) => isKilled !== true);
    await Promise.all(running.map(({ plugin }) => plugin.shutdown()));
    await Promise.all([this.azure.stop(), this.redis.stop()]);
  }

  dataSource(changes: Partial<HostDataSource> = {}): HostDataSource {
    return changed(azureDataSource(this.azure, 'costs'), changes);
  }

  #at(replica: number): Replica {
    const one = this.#replicas[replica];
    if (one === undefined) {
      throw new RangeError(`There is no replica ${replica}`);
    }
    return one;
  }
}

/** What Grafana's configuration says of a Redis. */
function settingsOf({ url, password, caFile }: RedisServer): Readonly<Record<string, string>> {
  return {
    GF_PLUGIN_REDIS_URL: url,
    ...(password !== undefined && { GF_PLUGIN_REDIS_PASSWORD: password }),
    ...(caFile !== undefined && { GF_PLUGIN_REDIS_TLS_CA: caFile }),
  };
}

/** The figures of answers that must all be right, by refId. */
export function figuresOf(answers: Answers): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(answers).map(([refId, { error, frames }]) => {
      if (error !== undefined) {
        throw new Error(`${refId}: ${error}`);
      }
      return [refId, frames.map(({ fields }) => fields.map(({ labels, values }) => [labels, [...values]]))];
    })
  );
}
