import type { HostDataSource } from '@glance/harness';
import { type AzureSimulator, startAzureSimulator } from '@glance/simulator-azure';
import { azureDataSource } from '../../e2e/support/dataSources';
import { TrueTenant } from './TrueTenant';

/** Seconds; short, so that an Azure that never answers is given up many times in a run. */
const timeout = 4;
/** Seconds; so short that answers grow old within a run. */
const cacheTtlSeconds = 3;

/** A data source of a tenant. */
export interface TenantDataSource {
  readonly dataSource: HostDataSource;
  /** Whether its credentials are good. Others must never see a figure. */
  readonly isTrusted: boolean;
}

/**
 * A simulated Azure with data sources that sign in to it in different ways. All tenants have the same ids, names and
 * secrets, and differ in their address and their costs alone: an answer that went astray is a wrong one.
 */
export class Tenant {
  readonly truth: TrueTenant;
  readonly dataSources: readonly TenantDataSource[];

  private constructor(
    readonly name: string,
    readonly azure: AzureSimulator
  ) {
    this.truth = new TrueTenant(azure.model);
    const secret = withTimeout(azureDataSource(azure, `${name}-secret`));
    this.dataSources = [
      { dataSource: secret, isTrusted: true },
      { dataSource: forgetful(secret), isTrusted: true },
      { dataSource: withCertificate(secret, azure), isTrusted: true },
      { dataSource: withSecret(secret, wrongSecretOf(name)), isTrusted: false },
    ];
  }

  static async start(name: string, seed: number): Promise<Tenant> {
    return new Tenant(name, await startAzureSimulator({ seed, latencyMs: 20 }));
  }

  /** All that must not be found in any output, by name. */
  get secrets(): Readonly<Record<string, string>> {
    const { clientSecret, clientCertificatePem, issuedTokens } = this.azure;
    const tokens = issuedTokens.map((token, index) => [`${this.name} token ${index + 1}`, token] as const);
    return {
      [`${this.name} client secret`]: clientSecret,
      [`${this.name} wrong client secret`]: wrongSecretOf(this.name),
      // Not its first line, which is the same for all keys.
      [`${this.name} private key`]: clientCertificatePem.split('PRIVATE KEY-----\n')[1]?.split('\n')[1] ?? '',
      ...Object.fromEntries(tokens),
    };
  }
}

function wrongSecretOf(name: string): string {
  return `not-the-secret-of-${name}-0123456789`;
}

function withTimeout(dataSource: HostDataSource): HostDataSource {
  return { ...dataSource, jsonData: { ...dataSource.jsonData, timeout } };
}

function forgetful(dataSource: HostDataSource): HostDataSource {
  return { ...dataSource, uid: `${dataSource.uid}-forgetful`, jsonData: { ...dataSource.jsonData, cacheTtlSeconds } };
}

function withSecret(dataSource: HostDataSource, azureClientSecret: string): HostDataSource {
  const secureJsonData = { ...dataSource.secureJsonData, azureClientSecret };
  return { ...dataSource, uid: `${dataSource.uid}-wrong`, secureJsonData };
}

function withCertificate(dataSource: HostDataSource, azure: AzureSimulator): HostDataSource {
  const azureCredentials = {
    authType: 'clientcertificate',
    azureCloud: 'AzureCustomizedCloud',
    tenantId: azure.tenantId,
    clientId: azure.clientId,
  };
  return {
    ...dataSource,
    uid: `${dataSource.uid}-certificate`,
    jsonData: { ...dataSource.jsonData, azureCredentials },
    secureJsonData: { clientCertificate: azure.clientCertificatePem, tlsCACert: azure.caPem },
  };
}
