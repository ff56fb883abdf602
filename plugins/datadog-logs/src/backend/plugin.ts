import { createDataSourcePlugin, type PluginEnvironment } from '@glance/data-source';
import type { DataSourcePlugin } from '@glance/plugin-sdk';
import { DatadogLogsInstance } from './DatadogLogsInstance';
import { checkHealth } from './handlers/checkHealth';
import { queryData } from './handlers/queryData';
import { createResources } from './handlers/resources';
import { DEFAULT_HOLD_MS } from './upstream/datadogErrors';

/** The whole plugin behind the protocol. */
export function createPlugin(environment: PluginEnvironment): DataSourcePlugin<DatadogLogsInstance> {
  return createDataSourcePlugin(
    {
      defaultHoldMs: DEFAULT_HOLD_MS,
      createInstance: (settings, host, state) => new DatadogLogsInstance(settings, host, state),
      queryData,
      checkHealth,
      resources: createResources(),
    },
    environment
  );
}
