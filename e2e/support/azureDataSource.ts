import type { HostDataSource } from '@glance/harness';
import type { AzureSimulator } from '@glance/simulator-azure';

/** The id of the plugin that asks Azure. */
export const AZURE_PLUGIN_ID = 'glance-azurecosts-datasource';

export interface AzureDataSourceOptions {
  /** Another one is another data source. */
  readonly uid: string;
  /** Settings besides those that lead to the simulator. */
  readonly jsonData?: Readonly<Record<string, unknown>>;
  /** Default: the one that the simulator takes. */
  readonly clientSecret?: string;
}

/** A data source that reaches the simulated Azure with a client secret, as Grafana hands it to the plugin. */
export function azureDataSource(
  azure: Pick<AzureSimulator, 'armUrl' | 'authorityUrl' | 'caPem' | 'tenantId' | 'clientId' | 'clientSecret'>,
  { uid, jsonData, clientSecret = azure.clientSecret }: AzureDataSourceOptions
): HostDataSource {
  const { armUrl, authorityUrl, caPem, tenantId, clientId } = azure;
  return {
    uid,
    type: AZURE_PLUGIN_ID,
    jsonData: {
      azureCredentials: { authType: 'clientsecret', azureCloud: 'AzureCloud', tenantId, clientId },
      authorityHost: authorityUrl,
      resourceManagerUrl: armUrl,
      tlsAuthWithCACert: true,
      ...jsonData,
    },
    secureJsonData: { azureClientSecret: clientSecret, tlsCACert: caPem },
  };
}
