import { type DataSourceJsonData } from '@grafana/data';

/** `jsonData` as the settings page saves it: whatever equals its default is left out. */
export interface AzureCostsOptions extends DataSourceJsonData {
  azureCredentials?: AzureCredentials;
  authorityHost?: string;
  resourceManagerUrl?: string;
  defaultScopes?: string[];
  /** In seconds. */
  timeout?: number;
  cacheTtlSeconds?: number;
  maxConcurrentRequests?: number;
  tlsAuthWithCACert?: boolean;
  tlsSkipVerify?: boolean;
}

/** Grafana's own shape for Azure credentials. */
export interface AzureCredentials {
  authType?: string;
  azureCloud?: string;
  tenantId?: string;
  clientId?: string;
}

/** `secureJsonData`: written by the settings page, never read back. */
export interface AzureCostsSecrets {
  azureClientSecret?: string;
  tlsCACert?: string;
}
