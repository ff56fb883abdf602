import type { ServiceName } from './services';
import { DEVELOPMENT, EUROPE, PRODUCTION, type Subscription } from './subscriptions';

/** A resource group and what its services cost on a working day at the present, in the billing currency. */
export interface GroupPlan {
  readonly name: string;
  readonly team: string;
  readonly location: string;
  readonly daily: Readonly<Partial<Record<ServiceName, number>>>;
  /** 0.3 is +30 % a year; default 0.1. */
  readonly growthPerYear?: number;
  /** How many days ago its first and last cost was; default: before all data, and none. */
  readonly startedDaysAgo?: number;
  readonly endedDaysAgo?: number;
  /** Other spellings that some of its resources carry in cost data. */
  readonly alsoSpelled?: readonly string[];
  /** Costs nothing at all on weekends. */
  readonly weekdaysOnly?: boolean;
  /** Deleted: not in the list of resource groups, yet its cost remains. */
  readonly deleted?: boolean;
}

/** The tenant's resource groups. One has no resources at all, and so no cost. */
export const GROUP_PLANS: ReadonlyArray<{
  readonly subscription: Subscription;
  readonly env: string;
  readonly groups: readonly GroupPlan[];
}> = [
  {
    subscription: PRODUCTION,
    env: 'prod',
    groups: [
      {
        name: 'rg-shop-web-prod',
        team: 'shop',
        location: 'eastus2',
        daily: { 'Azure App Service': 94, 'Azure Front Door Service': 61, 'Redis Cache': 27 },
        growthPerYear: 0.35,
      },
      {
        name: 'rg-shop-orders-prod',
        team: 'shop',
        location: 'eastus2',
        daily: { 'SQL Database': 118, 'Service Bus': 14, 'Azure App Service': 41 },
        growthPerYear: 0.25,
        alsoSpelled: ['RG-Shop-Orders-Prod'],
      },
      { name: 'rg-shop-search-prod', team: 'shop', location: 'eastus2', daily: { 'Virtual Machines': 87, Storage: 9 } },
      {
        name: 'rg-payments-prod',
        team: 'payments',
        location: 'eastus2',
        daily: { 'Azure App Service': 52, 'SQL Database': 76, 'Key Vault': 3 },
        growthPerYear: 0.4,
      },
      {
        name: 'rg-platform-aks-prod',
        team: 'platform',
        location: 'eastus2',
        daily: { 'Virtual Machines': 312, 'Azure Kubernetes Service': 5, 'Container Registry': 4, Bandwidth: 33 },
        growthPerYear: 0.2,
        alsoSpelled: ['RG-PLATFORM-AKS-PROD'],
      },
      {
        name: 'MC_rg-platform-aks-prod_aks-main_eastus2',
        team: 'platform',
        location: 'eastus2',
        daily: { 'Virtual Machines': 148, Storage: 22, Bandwidth: 12 },
        alsoSpelled: ['mc_rg-platform-aks-prod_aks-main_eastus2'],
      },
      {
        name: 'rg-data-lake-prod',
        team: 'data',
        location: 'eastus2',
        daily: { Storage: 131, 'Azure Databricks': 164, 'Virtual Machines': 58 },
        growthPerYear: 0.55,
      },
      {
        name: 'rg-data-warehouse-prod',
        team: 'data',
        location: 'eastus2',
        daily: { 'SQL Database': 203, Storage: 18 },
        growthPerYear: -0.15,
      },
      {
        name: 'rg-observability-prod',
        team: 'platform',
        location: 'eastus2',
        daily: { 'Log Analytics': 142, Storage: 7 },
        growthPerYear: 0.6,
      },
      {
        name: 'rg-network-hub-prod',
        team: 'platform',
        location: 'eastus2',
        daily: { 'Azure Firewall': 36, 'VPN Gateway': 9, Bandwidth: 17 },
      },
      {
        name: 'rg-network-hub-westus',
        team: 'platform',
        location: 'westus3',
        daily: { 'Azure Firewall': 34, Bandwidth: 8 },
      },
      {
        name: 'rg-identity-prod',
        team: 'security',
        location: 'eastus2',
        daily: { 'Virtual Machines': 23, 'Key Vault': 2 },
      },
      {
        name: 'rg-security-prod',
        team: 'security',
        location: 'eastus2',
        daily: { 'Microsoft Defender for Cloud': 47, 'Log Analytics': 29 },
      },
      {
        name: 'rg-backup-prod',
        team: 'platform',
        location: 'westus3',
        daily: { Backup: 54, Storage: 12 },
        growthPerYear: 0.3,
      },
      {
        name: 'rg-api-gateway-prod',
        team: 'integration',
        location: 'eastus2',
        daily: { 'API Management': 68, 'Event Hubs': 13 },
        alsoSpelled: ['Rg-Api-Gateway-Prod'],
      },
      {
        name: 'rg-loyalty-prod',
        team: 'shop',
        location: 'eastus2',
        daily: { 'Azure Cosmos DB': 64, 'Azure App Service': 19 },
        startedDaysAgo: 160,
        growthPerYear: 0.9,
      },
      {
        name: 'rg-reporting-legacy',
        team: 'data',
        location: 'westus3',
        daily: { 'Virtual Machines': 71, 'SQL Database': 38 },
        endedDaysAgo: 33,
        deleted: true,
        growthPerYear: 0,
      },
      {
        name: 'rg-assistant-prod',
        team: 'ai',
        location: 'swedencentral',
        daily: { 'Azure App Service': 6 },
        startedDaysAgo: 48,
        growthPerYear: 0,
      },
      { name: 'rg-landing-zone-prod', team: 'platform', location: 'eastus2', daily: {} },
    ],
  },
  {
    subscription: DEVELOPMENT,
    env: 'dev',
    groups: [
      {
        name: 'rg-shop-dev',
        team: 'shop',
        location: 'eastus2',
        daily: { 'Azure App Service': 16, 'SQL Database': 12 },
      },
      {
        name: 'rg-shop-test',
        team: 'shop',
        location: 'eastus2',
        daily: { 'Azure App Service': 11, 'SQL Database': 9 },
      },
      {
        name: 'rg-payments-dev',
        team: 'payments',
        location: 'eastus2',
        daily: { 'Azure App Service': 9, 'SQL Database': 14 },
      },
      {
        name: 'rg-platform-aks-dev',
        team: 'platform',
        location: 'eastus2',
        daily: { 'Virtual Machines': 63, 'Azure Kubernetes Service': 2 },
      },
      {
        name: 'rg-build-agents',
        team: 'platform',
        location: 'eastus2',
        daily: { 'Virtual Machines': 58, Storage: 6 },
        growthPerYear: 0.5,
        alsoSpelled: ['RG-Build-Agents'],
      },
      { name: 'rg-data-sandbox', team: 'data', location: 'eastus2', daily: { 'Azure Databricks': 42, Storage: 11 } },
      {
        name: 'rg-ml-experiments',
        team: 'ai',
        location: 'eastus2',
        daily: { 'Virtual Machines': 77, Storage: 8 },
        growthPerYear: 0.8,
      },
      {
        name: 'rg-loadtest',
        team: 'platform',
        location: 'westus3',
        daily: { 'Virtual Machines': 24 },
        weekdaysOnly: true,
      },
      { name: 'rg-observability-dev', team: 'platform', location: 'eastus2', daily: { 'Log Analytics': 19 } },
      {
        name: 'rg-training-labs',
        team: 'people',
        location: 'westus3',
        daily: { 'Virtual Machines': 15 },
        endedDaysAgo: 71,
        growthPerYear: 0,
      },
    ],
  },
  {
    subscription: EUROPE,
    env: 'prod',
    groups: [
      {
        name: 'rg-shop-web-eu',
        team: 'shop',
        location: 'westeurope',
        daily: { 'Azure App Service': 58, 'Azure Front Door Service': 34, 'Redis Cache': 14 },
        growthPerYear: 0.45,
      },
      {
        name: 'rg-shop-orders-eu',
        team: 'shop',
        location: 'westeurope',
        daily: { 'SQL Database': 73, 'Service Bus': 8 },
        growthPerYear: 0.3,
      },
      {
        name: 'rg-payments-eu',
        team: 'payments',
        location: 'westeurope',
        daily: { 'Azure App Service': 31, 'SQL Database': 44, 'Key Vault': 2 },
      },
      {
        name: 'rg-platform-aks-eu',
        team: 'platform',
        location: 'westeurope',
        daily: { 'Virtual Machines': 126, 'Azure Kubernetes Service': 2, Bandwidth: 14 },
        alsoSpelled: ['RG-Platform-AKS-EU'],
      },
      {
        name: 'rg-data-eu',
        team: 'data',
        location: 'westeurope',
        daily: { Storage: 47, 'SQL Database': 52 },
        growthPerYear: 0.35,
      },
      { name: 'rg-observability-eu', team: 'platform', location: 'westeurope', daily: { 'Log Analytics': 48 } },
      {
        name: 'rg-network-eu',
        team: 'platform',
        location: 'westeurope',
        daily: { 'VPN Gateway': 9, 'Azure Firewall': 31, Bandwidth: 11 },
      },
      { name: 'rg-backup-eu', team: 'platform', location: 'northeurope', daily: { Backup: 21 } },
      {
        name: 'rg-warehouse-iot',
        team: 'logistics',
        location: 'germanywestcentral',
        daily: { 'Event Hubs': 26, 'Azure Cosmos DB': 37, Storage: 5 },
        growthPerYear: 0.7,
      },
      {
        name: 'rg-stores-de',
        team: 'logistics',
        location: 'germanywestcentral',
        daily: { 'Virtual Machines': 29, Backup: 4 },
      },
    ],
  },
];
