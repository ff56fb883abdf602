/** Grafana's names for Azure's clouds. */
export const CLOUD_NAMES = ['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud', 'AzureCustomizedCloud'] as const;
export type CloudName = (typeof CLOUD_NAMES)[number];

export interface CloudEndpoints {
  /** Where tokens come from. */
  readonly authorityHost: string;
  /** Where costs come from. */
  readonly resourceManagerUrl: string;
}

/** Endpoints of the clouds that Microsoft runs; a customized cloud names its own. */
export const CLOUDS = {
  AzureCloud: {
    authorityHost: 'https://login.microsoftonline.com',
    resourceManagerUrl: 'https://management.azure.com',
  },
  AzureUSGovernment: {
    authorityHost: 'https://login.microsoftonline.us',
    resourceManagerUrl: 'https://management.usgovcloudapi.net',
  },
  AzureChinaCloud: {
    authorityHost: 'https://login.chinacloudapi.cn',
    resourceManagerUrl: 'https://management.chinacloudapi.cn',
  },
} as const satisfies Record<Exclude<CloudName, 'AzureCustomizedCloud'>, CloudEndpoints>;
