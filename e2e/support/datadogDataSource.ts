import type { HostDataSource } from '@glance/harness';
import type { DatadogSimulator } from '@glance/simulator-datadog';

/** The id of the plugin that asks Datadog. */
export const DATADOG_PLUGIN_ID = 'glance-datadoglogs-datasource';

/** A data source that reaches the simulated Datadog with the keys of its first organisation. */
export function datadogDataSource(
  { url, caPem, apiKey, applicationKey }: Pick<DatadogSimulator, 'url' | 'caPem' | 'apiKey' | 'applicationKey'>,
  uid: string
): HostDataSource {
  return {
    uid,
    type: DATADOG_PLUGIN_ID,
    jsonData: { apiUrl: url, ...(caPem !== undefined && { tlsAuthWithCACert: true }) },
    secureJsonData: { apiKey, applicationKey, ...(caPem !== undefined && { tlsCACert: caPem }) },
  };
}
