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

/** Each of few values, so that its days are asked by month. */
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

const costTypes = ['ActualCost', 'AmortizedCost', 'Usage'] as const;
const metrics = ['Cost', 'CostUSD'] as const;

/**
 * So many different cost queries, each worth one call of its own, spread over the subscriptions.
 * @throws RangeError when there are not so many
 */
export function differentQueries(simulator: AzureSimulator, count = 24): readonly HostQuery[] {
  const queries = metrics.flatMap((metric) =>
    costTypes.flatMap((costType) =>
      groupings.flatMap((name) =>
        simulator.model.subscriptions.map(({ id }) => ({
          queryType: 'costs',
          scopes: [`subscriptions/${id}`],
          costType,
          metric,
          groupBy: [{ type: 'Dimension', name }],
        }))
      )
    )
  );
  if (count > queries.length) {
    throw new RangeError(`There are ${queries.length} different queries, not ${count}`);
  }
  return queries.slice(0, count).map((query, index) => ({ refId: `Q${index}`, ...query }));
}
