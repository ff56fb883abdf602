import {
  codeBlocks,
  dataSourcesIn,
  describeExamples,
  queryTypesIn,
  repositoryFile,
  sectionOf,
  unnamedIn,
} from '@glance/data-source/testing';
import { parseQuery } from '../src/shared/query';
import { readServerIdentity } from '../src/shared/ServerIdentity';
import { parseSettings } from '../src/shared/settings';
import { AUTH_TYPES } from '../src/shared/signIn';

const readme = repositoryFile('plugins/azure-costs/README.md');
/** The part of the project's README that is about this data source. */
const ownSection = sectionOf(repositoryFile('README.md'), '### Azure Costs');

const PEM = (label: string) => `-----BEGIN ${label}-----\nMIIB\n-----END ${label}-----\n`;

/** What Grafana would put in place of files. */
const FILES: Readonly<Record<string, string>> = {
  '$__file{/etc/grafana/azure-costs.pem}': PEM('CERTIFICATE') + PEM('PRIVATE KEY'),
  '$__file{/etc/grafana/private-ca.pem}': PEM('CERTIFICATE'),
};

/** The server that the README's ini blocks describe. */
const SERVER = readServerIdentity(
  Object.fromEntries(
    codeBlocks(readme, 'ini')
      .flatMap((block) => [...block.matchAll(/^((?:managed|workload)_identity_\w+) = (.+)$/gm)])
      .map(([, key = '', value]) => [`GFAZPL_${key.toUpperCase()}`, value])
  )
);

for (const [document, text] of [
  ["the plugin's README", readme],
  ["the project's README", ownSection],
] as const) {
  describeExamples(document, text, {
    type: 'glance-azurecosts-datasource',
    parseQuery,
    checkSettings: ({ jsonData, secureJsonData }) => {
      const secrets = Object.entries(secureJsonData).map(([key, value]) => [key, FILES[value] ?? value] as const);
      expect(parseSettings({ jsonData, secureJsonData: Object.fromEntries(secrets) }, SERVER)).toMatchObject({
        defaultScopes: [{ kind: 'all' }],
      });
    },
  });
}

describe("the plugin's README", () => {
  it('has queries of every type', () => {
    expect(queryTypesIn(readme)).toEqual(new Set(['costs', 'costChanges', 'variable']));
  });

  it('has provisioning for every way to sign in, and for a cloud of its own', () => {
    const credentials = dataSourcesIn(readme).map(({ jsonData }) => jsonData['azureCredentials']);
    expect(credentials.map((entry) => (entry as { authType: string }).authType)).toEqual([
      ...AUTH_TYPES,
      'clientsecret',
    ]);
    expect(credentials.at(-1)).toMatchObject({ azureCloud: 'AzureCustomizedCloud' });
  });

  it('describes a server that permits what the examples need', () => {
    expect(SERVER).toMatchObject({
      managedIdentity: { clientId: expect.any(String) },
      workloadIdentity: { tenantId: expect.any(String), clientId: expect.any(String), tokenFile: expect.any(String) },
    });
  });

  it('names every setting with its limits', () => {
    const names = [
      'azureCredentials.authType',
      'azureCredentials.tenantId',
      'azureClientSecret',
      'clientCertificate',
      'authorityHost',
      'resourceManagerUrl',
      'defaultScopes',
      'cacheTtlSeconds',
      'timeout',
      'maxConcurrentRequests',
      'tlsCACert',
      'tlsSkipVerify',
      'cache_max_mb',
      'log_level',
    ];
    expect(unnamedIn(readme, names)).toEqual([]);
  });
});
