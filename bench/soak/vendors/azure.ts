import type { HostDataSource } from '@glance/harness';
import { type AzureSimulator, startAzureSimulator, throttled } from '@glance/simulator-azure';
import { azureDataSource } from '../../../e2e/support/dataSources';
import type { SoakVendor, Tenant } from '../SoakVendor';
import { tenantDataSources } from '../tenantDataSources';
import { AzureQuestions } from './AzureQuestions';

const wrongSecret = 'not-the-secret-of-any-tenant-0123456789';

/** Azure, whose data sources sign in with a secret and with a certificate. */
export const azure: SoakVendor = {
  plugin: 'azure-costs',
  async startTenant(name, seed): Promise<Tenant> {
    const simulator = await startAzureSimulator({ seed, latencyMs: 20 });
    const [secret, ...others] = tenantDataSources(azureDataSource(simulator, `${name}-secret`), {
      azureClientSecret: wrongSecret,
    });
    const questions = new AzureQuestions(simulator.model);
    return {
      simulator,
      dataSources: [
        ...(secret === undefined
          ? []
          : [secret, { dataSource: withCertificate(secret.dataSource, simulator), isTrusted: true }]),
        ...others,
      ],
      secrets: () => secretsOf(name, simulator),
      question: (random) => questions.next(random),
      endpoints: ['query', 'query', 'query', 'query', 'subscriptions', 'token'],
      refuse: (random) =>
        simulator.faults.inject(throttled({ entity: random.integer(1, 3) }), {
          endpoint: 'query',
          urlIncludes: random.pick(simulator.model.subscriptions).id,
          times: 1,
        }),
    };
  },
};

function secretsOf(name: string, { clientSecret, clientCertificatePem, issuedTokens }: AzureSimulator) {
  const tokens = issuedTokens.map((token, index) => [`${name} token ${index + 1}`, token] as const);
  return {
    'client secret': clientSecret,
    'wrong client secret': wrongSecret,
    // Not its first line, which is the same for all keys.
    [`${name} private key`]: clientCertificatePem.split('PRIVATE KEY-----\n')[1]?.split('\n')[1] ?? '',
    ...Object.fromEntries(tokens),
  };
}

function withCertificate(dataSource: HostDataSource, simulator: AzureSimulator): HostDataSource {
  const { tenantId, clientId, clientCertificatePem, caPem } = simulator;
  const azureCredentials = { authType: 'clientcertificate', azureCloud: 'AzureCloud', tenantId, clientId };
  return {
    ...dataSource,
    uid: `${dataSource.uid}-certificate`,
    jsonData: { ...dataSource.jsonData, azureCredentials },
    secureJsonData: { clientCertificate: clientCertificatePem, tlsCACert: caPem },
  };
}
