import { createDataSourcePlugin, type PluginEnvironment } from '@glance/data-source';
import type { DataSourcePlugin } from '@glance/plugin-sdk';
import { checkHealth } from './handlers/checkHealth';
import { queryData } from './handlers/queryData';
import { createResources } from './handlers/resources';
import { SendGridStatsInstance } from './SendGridStatsInstance';
import { DEFAULT_HOLD_MS } from './upstream/sendGridErrors';

/** The whole plugin behind the protocol. */
export function createPlugin(environment: PluginEnvironment): DataSourcePlugin<SendGridStatsInstance> {
  return createDataSourcePlugin(
    {
      defaultHoldMs: DEFAULT_HOLD_MS,
      createInstance: (settings, host, state) => new SendGridStatsInstance(settings, host, state),
      queryData,
      checkHealth,
      resources: createResources(),
    },
    environment
  );
}
