/** What the meters of one Azure service look like in cost data. */
export interface Service {
  readonly family: string;
  readonly meterCategory: string;
  readonly meter: string;
  readonly resourceType: string;
  readonly unitOfMeasure: string;
  /** Price of one unit in US dollars. */
  readonly unitPriceUsd: number;
  /** Cost on a Saturday or Sunday relative to a working day, where the workload follows working hours. */
  readonly weekendFactor: number;
}

type Row = readonly [string, string, string, string, string, number, number];

function service([
  family,
  meterCategory,
  meter,
  resourceType,
  unitOfMeasure,
  unitPriceUsd,
  weekendFactor,
]: Row): Service {
  return { family, meterCategory, meter, resourceType, unitOfMeasure, unitPriceUsd, weekendFactor };
}

/** The services that the model's resources use, by Azure's `ServiceName`. */
export const SERVICES = {
  'API Management': service([
    'Integration',
    'API Management',
    'Standard Unit',
    'microsoft.apimanagement/service',
    '1/Day',
    22.5,
    1,
  ]),
  'Azure App Service': service([
    'Compute',
    'Azure App Service',
    'P1 v3 App',
    'microsoft.web/sites',
    '1 Hour',
    0.17,
    0.8,
  ]),
  'Azure Cosmos DB': service([
    'Databases',
    'Azure Cosmos DB',
    '100 RU/s',
    'microsoft.documentdb/databaseaccounts',
    '1/Hour',
    0.008,
    0.85,
  ]),
  'Azure Databricks': service([
    'Analytics',
    'Azure Databricks',
    'Premium Jobs Compute DBU',
    'microsoft.databricks/workspaces',
    '1 Hour',
    0.3,
    0.3,
  ]),
  'Azure Firewall': service([
    'Networking',
    'Azure Firewall',
    'Standard Deployment',
    'microsoft.network/azurefirewalls',
    '1 Hour',
    1.25,
    1,
  ]),
  'Azure Front Door Service': service([
    'Networking',
    'Azure Front Door Service',
    'Standard Data Transfer Out',
    'microsoft.cdn/profiles',
    '1 GB',
    0.083,
    0.9,
  ]),
  'Azure Kubernetes Service': service([
    'Compute',
    'Azure Kubernetes Service',
    'Standard Uptime SLA',
    'microsoft.containerservice/managedclusters',
    '1 Hour',
    0.1,
    1,
  ]),
  'Azure OpenAI': service([
    'AI + Machine Learning',
    'Foundry Models',
    'gpt Inp Regnl Tokens',
    'microsoft.cognitiveservices/accounts',
    '1K',
    0.0025,
    0.55,
  ]),
  Backup: service([
    'Storage',
    'Backup',
    'GRS Data Stored',
    'microsoft.recoveryservices/vaults',
    '1 GB/Month',
    0.0448,
    1,
  ]),
  Bandwidth: service([
    'Networking',
    'Bandwidth',
    'Standard Data Transfer Out',
    'microsoft.network/publicipaddresses',
    '1 GB',
    0.087,
    0.8,
  ]),
  'Container Registry': service([
    'Containers',
    'Container Registry',
    'Premium Registry Unit',
    'microsoft.containerregistry/registries',
    '1/Day',
    1.667,
    1,
  ]),
  'Event Hubs': service([
    'Internet of Things',
    'Event Hubs',
    'Standard Throughput Unit',
    'microsoft.eventhub/namespaces',
    '1 Hour',
    0.03,
    0.9,
  ]),
  'Key Vault': service(['Security', 'Key Vault', 'Operations', 'microsoft.keyvault/vaults', '10K', 0.03, 0.7]),
  'Log Analytics': service([
    'Management and Governance',
    'Log Analytics',
    'Pay-as-you-go Data Ingestion',
    'microsoft.operationalinsights/workspaces',
    '1 GB',
    2.76,
    0.75,
  ]),
  'Microsoft Defender for Cloud': service([
    'Security',
    'Microsoft Defender for Cloud',
    'Standard Node',
    'microsoft.security/pricings',
    '1/Hour',
    0.02,
    1,
  ]),
  'Redis Cache': service([
    'Databases',
    'Redis Cache',
    'P1 Cache Instance',
    'microsoft.cache/redis',
    '1 Hour',
    0.555,
    1,
  ]),
  SaaS: service(['Other', 'SaaS', 'Monthly Plan', 'microsoft.saas/resources', '1/Month', 1, 1]),
  'Service Bus': service([
    'Integration',
    'Service Bus',
    'Standard Base Unit',
    'microsoft.servicebus/namespaces',
    '1/Hour',
    0.0135,
    0.8,
  ]),
  'SQL Database': service(['Databases', 'SQL Database', 'vCore', 'microsoft.sql/servers', '1 Hour', 0.253, 0.95]),
  Storage: service([
    'Storage',
    'Storage',
    'Hot LRS Data Stored',
    'microsoft.storage/storageaccounts',
    '1 GB/Month',
    0.0184,
    1,
  ]),
  Support: service(['Other', 'Support', 'Standard Support', '', '1/Month', 100, 1]),
  'Virtual Machines': service([
    'Compute',
    'Virtual Machines',
    'D4s v5',
    'microsoft.compute/virtualmachines',
    '1 Hour',
    0.192,
    0.7,
  ]),
  'VPN Gateway': service([
    'Networking',
    'VPN Gateway',
    'VpnGw1',
    'microsoft.network/virtualnetworkgateways',
    '1 Hour',
    0.19,
    1,
  ]),
} as const satisfies Readonly<Record<string, Service>>;

/** Azure's `ServiceName`. */
export type ServiceName = keyof typeof SERVICES;
