import { codeBlocks, sectionOf } from '@glance/data-source/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseQuery } from '../src/shared/query';
import { readServerIdentity } from '../src/shared/ServerIdentity';
import { parseSettings } from '../src/shared/settings';
import { AUTH_TYPES } from '../src/shared/signIn';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
/** The part of the project's README that is about this data source. */
const ownSection = sectionOf(readFileSync(join(__dirname, '../../../README.md'), 'utf8'), '### Azure Costs');

const blocks = (language: string, text = readme) => codeBlocks(text, language);

const PEM = (label: string) => `-----BEGIN ${label}-----\nMIIB\n-----END ${label}-----\n`;

/** What Grafana would put in place of files. */
const FILES: Readonly<Record<string, string>> = {
  '$__file{/etc/grafana/azure-costs.pem}': PEM('CERTIFICATE') + PEM('PRIVATE KEY'),
  '$__file{/etc/grafana/private-ca.pem}': PEM('CERTIFICATE'),
};

/** The server that the README's ini blocks describe. */
const SERVER = readServerIdentity(
  Object.fromEntries(
    blocks('ini')
      .flatMap((block) => [...block.matchAll(/^((?:managed|workload)_identity_\w+) = (.+)$/gm)])
      .map(([, key = '', value]) => [`GFAZPL_${key.toUpperCase()}`, value])
  )
);

function dataSourceOf(yaml: string) {
  const { datasources } = parse(yaml) as {
    datasources: ReadonlyArray<{
      type: string;
      jsonData: Record<string, unknown>;
      secureJsonData?: Record<string, string>;
    }>;
  };
  const [{ type, jsonData, secureJsonData = {} } = { type: '', jsonData: {} }] = datasources;
  const secrets = Object.entries(secureJsonData).map(([key, value]) => [key, FILES[value] ?? value]);
  return { type, jsonData, secureJsonData: Object.fromEntries(secrets) as Record<string, string> };
}

describe.each([
  ["the plugin's README", readme],
  ["the project's README", ownSection],
])('%s', (_name, text) => {
  it.each(blocks('json', text).map((block, index) => [index + 1, block] as const))(
    'has a query %i that works',
    (_, block) => {
      const model: unknown = JSON.parse(block);
      for (const fromAlert of [false, true]) {
        expect(parseQuery(model, { fromAlert })).toMatchObject({
          queryType: (model as { queryType: string }).queryType,
        });
      }
    }
  );

  it.each(blocks('yaml', text).map((block, index) => [index + 1, block] as const))(
    'has provisioning %i that the plugin accepts',
    (_, yaml) => {
      const { type, jsonData, secureJsonData } = dataSourceOf(yaml);
      expect(type).toBe('glance-azurecosts-datasource');
      expect(parseSettings({ jsonData, secureJsonData }, SERVER)).toMatchObject({ defaultScopes: [{ kind: 'all' }] });
    }
  );
});

describe("the plugin's README", () => {
  it('has queries of every type', () => {
    expect(blocks('json').length).toBeGreaterThan(5);
  });

  it('has provisioning for every way to sign in, and for a cloud of its own', () => {
    const credentials = blocks('yaml').map((yaml) => dataSourceOf(yaml).jsonData['azureCredentials']);
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
    for (const name of [
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
    ]) {
      expect(readme).toContain(name);
    }
  });
});
