import type { Clock } from '@glance/cache';
import type { DataSourcePlugin } from '@glance/plugin-sdk';
import { AzureCostsInstance } from './AzureCostsInstance';
import { checkHealth } from './handlers/checkHealth';
import { queryData } from './handlers/queryData';
import { createResources } from './handlers/resources';
import { toPluginError } from './handlers/toPluginError';
import { createProcessState, type ProcessState } from './ProcessState';

export interface PluginEnvironment {
  /** Environment variables: server-wide settings (`GF_PLUGIN_…`) and proxies. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
}

/** The whole plugin behind the protocol. All its data sources share one cache. */
export function createPlugin({ env, clock }: PluginEnvironment): DataSourcePlugin<AzureCostsInstance> {
  let state: ProcessState | undefined;
  return {
    createInstance: (settings, host) => {
      state ??= createProcessState({ env, metrics: host.metrics, log: host.log, clock });
      try {
        return new AzureCostsInstance(settings, host, state);
      } catch (error) {
        throw toPluginError(error);
      }
    },
    disposeInstance: (instance) => instance.dispose(),
    dispose: () => state?.close(),
    queryData,
    checkHealth,
    resources: createResources(),
  };
}
