import { createDataSourcePlugin, type PluginEnvironment } from '@glance/data-source';
import type { DataSourcePlugin } from '@glance/plugin-sdk';
import { DatadogLogsInstance } from './DatadogLogsInstance';
import { queryData } from './handlers/queryData';
import { DEFAULT_HOLD_MS } from './upstream/datadogErrors';

/** The whole plugin behind the protocol. */
export function createPlugin(environment: PluginEnvironment): DataSourcePlugin<DatadogLogsInstance> {
  return createDataSourcePlugin(
    {
      defaultHoldMs: DEFAULT_HOLD_MS,
      createInstance: (settings, host, state) => new DatadogLogsInstance(settings, host, state),
      queryData,
    },
    environment
  );
}
