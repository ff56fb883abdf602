/** What differs between Microsoft's clouds, as far as tokens go. */
export interface Cloud {
  /** Resources of Azure Resource Manager for which tokens are issued, without a trailing slash. */
  readonly audiences: readonly string[];
  /** `aud` of a token that is exchanged for one of Entra's. */
  readonly federatedAudience: string;
}

/**
 * Microsoft's clouds by Azure's names for them. None accepts another's audiences.
 * See https://learn.microsoft.com/azure/azure-government/documentation-government-developer-guide,
 * https://learn.microsoft.com/azure/china/resources-developer-guide and, for token exchange,
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust.
 */
const CLOUDS = {
  AzureCloud: {
    audiences: ['https://management.azure.com', 'https://management.core.windows.net'],
    federatedAudience: 'api://AzureADTokenExchange',
  },
  AzureUSGovernment: {
    audiences: ['https://management.usgovcloudapi.net', 'https://management.core.usgovcloudapi.net'],
    federatedAudience: 'api://AzureADTokenExchangeUSGov',
  },
  AzureChinaCloud: {
    audiences: ['https://management.chinacloudapi.cn', 'https://management.core.chinacloudapi.cn'],
    federatedAudience: 'api://AzureADTokenExchangeChina',
  },
} as const satisfies Readonly<Record<string, Cloud>>;

/** A cloud to play; `AzureCustomizedCloud` is one whose Resource Manager is its own audience. */
export type CloudName = keyof typeof CLOUDS | 'AzureCustomizedCloud';

export const CLOUD_NAMES: readonly CloudName[] = [
  'AzureCloud',
  'AzureUSGovernment',
  'AzureChinaCloud',
  'AzureCustomizedCloud',
];

/** `armUrls` are the addresses under which the simulated Resource Manager is reached. */
export function cloudOf(name: CloudName, armUrls: readonly string[]): Cloud {
  const { audiences, federatedAudience } = CLOUDS[name === 'AzureCustomizedCloud' ? 'AzureCloud' : name];
  return {
    audiences: name === 'AzureCustomizedCloud' ? [...armUrls, ...audiences] : audiences,
    federatedAudience,
  };
}
