import type { Clock } from '@glance/cache';
import type { DataSourcePlugin, DataSourceSettings, InstanceHost } from '@glance/plugin-sdk';
import { toPluginError, translated } from './errors/toPluginError';
import { createProcessState, type ProcessState } from './ProcessState';

/** Where a plugin runs. */
export interface PluginEnvironment {
  /** Environment variables: server-wide settings (`GF_PLUGIN_…`) and proxies. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
}

/** What a data source is made of. */
export interface DataSourceParts<I extends { dispose(): Promise<void> }> extends Pick<
  DataSourcePlugin<I>,
  'queryData' | 'checkHealth' | 'resources'
> {
  /** How long a refusal for lack of quota stands that does not say so, ms. */
  readonly defaultHoldMs: number;
  /** Makes one configured data source; may throw InvalidInput and UpstreamErrors. */
  readonly createInstance: (settings: DataSourceSettings, host: InstanceHost, state: ProcessState) => I;
}

/**
 * A whole plugin behind the protocol. All its data sources share one cache and, with equal credentials, one budget;
 * whatever its handlers throw becomes what Grafana shows.
 */
export function createDataSourcePlugin<I extends { dispose(): Promise<void> }>(
  { defaultHoldMs, createInstance, queryData, checkHealth, resources }: DataSourceParts<I>,
  { env, clock }: PluginEnvironment
): DataSourcePlugin<I> {
  let state: ProcessState | undefined;
  return {
    createInstance: (settings, host) => {
      state ??= createProcessState({ env, metrics: host.metrics, log: host.log, defaultHoldMs, clock });
      try {
        return createInstance(settings, host, state);
      } catch (error) {
        throw toPluginError(error);
      }
    },
    disposeInstance: (instance) => instance.dispose(),
    dispose: () => state?.close(),
    queryData: (query, context) => translated(() => queryData(query, context)),
    checkHealth: checkHealth && ((context) => translated(() => checkHealth(context))),
    resources,
  };
}
