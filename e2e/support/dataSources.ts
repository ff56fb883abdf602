import type { HostDataSource } from '@glance/harness';
import type { AzureSimulator } from '@glance/simulator-azure';
import type { DatadogSimulator } from '@glance/simulator-datadog';
import type { SendGridSimulator } from '@glance/simulator-sendgrid';

export const AZURE_PLUGIN_ID = 'glance-azurecosts-datasource';
export const DATADOG_PLUGIN_ID = 'glance-datadoglogs-datasource';
export const SENDGRID_PLUGIN_ID = 'glance-sendgridstats-datasource';

/** A data source that reaches the simulated Azure with a client secret, as Grafana hands it to the plugin. */
export function azureDataSource(
  azure: Pick<AzureSimulator, 'armUrl' | 'authorityUrl' | 'caPem' | 'tenantId' | 'clientId' | 'clientSecret'>,
  uid: string
): HostDataSource {
  const { armUrl, authorityUrl, caPem, tenantId, clientId, clientSecret } = azure;
  return {
    uid,
    type: AZURE_PLUGIN_ID,
    jsonData: {
      azureCredentials: { authType: 'clientsecret', azureCloud: 'AzureCloud', tenantId, clientId },
      authorityHost: authorityUrl,
      resourceManagerUrl: armUrl,
      tlsAuthWithCACert: true,
    },
    secureJsonData: { azureClientSecret: clientSecret, tlsCACert: caPem },
  };
}

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

/** A data source with accounts of the simulated SendGrid, whose ids are their names there. Default: all. */
export function sendGridDataSource(
  { urls, caPem, accounts }: Pick<SendGridSimulator, 'urls' | 'caPem' | 'accounts'>,
  uid: string,
  names: readonly string[] = accounts.map(({ username }) => username)
): HostDataSource {
  const asked = accounts.filter(({ username }) => names.includes(username));
  return {
    uid,
    type: SENDGRID_PLUGIN_ID,
    jsonData: {
      accounts: asked.map(({ username, region, timeZone }) => ({
        id: username,
        name: username,
        region,
        apiUrl: urls[region],
        timeZone,
      })),
      ...(caPem !== undefined && { tlsAuthWithCACert: true }),
    },
    secureJsonData: {
      ...Object.fromEntries(asked.map(({ username, apiKey }) => [`apiKey.${username}`, apiKey])),
      ...(caPem !== undefined && { tlsCACert: caPem }),
    },
  };
}

/**
 * The same data source but for some settings and secrets. Settings belong to a uid: a plugin does not notice others
 * under the same one.
 */
export function changed(
  dataSource: HostDataSource,
  { uid = dataSource.uid, jsonData, secureJsonData }: Partial<HostDataSource>
): HostDataSource {
  return {
    ...dataSource,
    uid,
    jsonData: { ...dataSource.jsonData, ...jsonData },
    secureJsonData: { ...dataSource.secureJsonData, ...secureJsonData },
  };
}
