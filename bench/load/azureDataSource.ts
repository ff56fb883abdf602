import type { HostDataSource, HostQuery } from '@glance/harness';
import type { AzureSimulator } from '@glance/simulator-azure';

/** A data source that asks the simulator. Another `uid` is another data source: it signs in for itself. */
export function azureDataSource(simulator: AzureSimulator, uid: string): HostDataSource {
  const { tenantId, clientId, clientSecret, armUrl, authorityUrl, caPem } = simulator;
  return {
    uid,
    type: 'glance-azurecosts-datasource',
    jsonData: {
      azureCredentials: { authType: 'clientsecret', azureCloud: 'AzureCustomizedCloud', tenantId, clientId },
      authorityHost: authorityUrl,
      resourceManagerUrl: armUrl,
      tlsAuthWithCACert: true,
    },
    secureJsonData: { azureClientSecret: clientSecret, tlsCACert: caPem },
  };
}

/** One that asks the same simulator under another name, so that it shares no cached answer with the others. */
export function strangerDataSource(simulator: AzureSimulator): HostDataSource {
  const dataSource = azureDataSource(simulator, 'stranger');
  const resourceManagerUrl = simulator.armUrl.replace('localhost', '127.0.0.1');
  return { ...dataSource, jsonData: { ...dataSource.jsonData, resourceManagerUrl } };
}

/** The last 90 days, as a dashboard would ask for them. */
export function lastDays(days = 90): { readonly fromMs: number; readonly toMs: number } {
  const toMs = Date.now();
  return { fromMs: toMs - days * 86_400_000, toMs };
}

const groupings = [
  'ResourceGroupName',
  'ResourceLocation',
  'ResourceType',
  'MeterCategory',
  'Meter',
  'ServiceFamily',
  'SubscriptionId',
  'UnitOfMeasure',
] as const;

/** As many different cost queries as there are subscriptions times groupings (24), each worth one call of its own. */
export function differentQueries(simulator: AzureSimulator): readonly HostQuery[] {
  return simulator.model.subscriptions.flatMap(({ id }, scope) =>
    groupings.map((name) => ({
      refId: `${name}${scope}`,
      queryType: 'costs',
      scopes: [`subscriptions/${id}`],
      groupBy: [{ type: 'Dimension', name }],
    }))
  );
}
