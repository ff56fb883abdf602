import { GrafanaHost, type HostDataSource, type HostQuery, PluginProcess } from '@glance/harness';
import { type AzureSimulator, startAzureSimulator } from '@glance/simulator-azure';
import { AZURE_PLUGIN_ID, azureDataSource, changed } from '../support/dataSources';
import { nodeCommandOf } from '../support/builtPlugins';
import { findSecrets, outputsOf } from '../support/secretSearch';
import type { Answers } from './rightFiguresOf';

const DAY_MS = 86_400_000;

export interface AskOptions {
  /** As an alert rule asks. */
  readonly alert?: boolean;
  /** Seconds; the data source setting `timeout`. */
  readonly timeout?: number;
  readonly jsonData?: Readonly<Record<string, unknown>>;
  /** Another data source, with a token and a quota of its own. */
  readonly uid?: string;
  /** Cancels the request, as a closed browser tab does. */
  readonly signal?: AbortSignal;
}

/** The built Azure plugin between a stand-in for Grafana and a stand-in for Azure that can be made to fail. */
export class AzureUnderFault {
  readonly azure: AzureSimulator;
  readonly plugin: PluginProcess;
  readonly host: GrafanaHost;
  readonly #answers: Answers[] = [];
  #freshDataSources = 0;

  static async start(): Promise<AzureUnderFault> {
    const command = nodeCommandOf('azure-costs');
    const azure = await startAzureSimulator();
    const plugin = await PluginProcess.start({ ...command, pluginId: AZURE_PLUGIN_ID });
    return new AzureUnderFault(azure, plugin);
  }

  private constructor(azure: AzureSimulator, plugin: PluginProcess) {
    this.azure = azure;
    this.plugin = plugin;
    this.host = new GrafanaHost(plugin);
  }

  /**
   * Azure is well again and has not been asked anything, and who asks from now on is a new data source without answers.
   * Only refusals for lack of quota stand, as they should: the credentials are the same.
   */
  async reset(): Promise<void> {
    this.azure.faults.clear();
    this.#freshDataSources += 1;
    await this.host.callResource({ dataSource: this.dataSource(), method: 'POST', path: 'cache/clear' });
    await this.azure.journal.idle();
    this.azure.journal.clear();
  }

  /** The scopes of the simulated tenant's subscriptions. */
  get scopes(): readonly string[] {
    return this.azure.model.subscriptions.map(({ id }) => `subscriptions/${id}`);
  }

  /** Asks for the last 30 settled days; `queries` say what differs from the default query. */
  async ask(queries: readonly HostQuery[], options: AskOptions = {}): Promise<Answers> {
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const answers = await this.host.queryData({
      dataSource: this.dataSource(options),
      headers: options.alert ? { FromAlert: 'true' } : {},
      signal: options.signal,
      fromMs: today - 40 * DAY_MS,
      toMs: today - 10 * DAY_MS,
      queries: queries.map((query) => ({ queryType: 'costs', ...query })),
    });
    this.#answers.push(answers);
    return answers;
  }

  dataSource({ uid = '', timeout = 30, jsonData = {} }: AskOptions = {}): HostDataSource {
    return changed(azureDataSource(this.azure, `azure-${this.#freshDataSources}-${timeout}s${uid}`), {
      jsonData: { timeout, ...jsonData },
    });
  }

  /** Every place where the plugin let out a secret or a token so far, answers included; empty when it kept them. */
  async leaks(): Promise<readonly string[]> {
    const { clientSecret, issuedTokens } = this.azure;
    const tokens = Object.fromEntries(issuedTokens.map((token, index) => [`token ${String(index + 1)}`, token]));
    const outputs = { ...(await outputsOf(this.plugin, this.host)), answers: this.#answers };
    return findSecrets(outputs, { clientSecret, ...tokens });
  }

  /** A request to the scope's costs. */
  costCalls(scope: string): number {
    return this.azure.journal.of('query').filter(({ url }) => url.includes(`/${scope}/`)).length;
  }

  async stop(): Promise<void> {
    await this.plugin.shutdown();
    await this.azure.stop();
  }
}
