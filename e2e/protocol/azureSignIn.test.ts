// Every way to sign in, through the built plugin in both forms: cryptography and files are the run-time's own affair.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GrafanaHost, type HostDataSource, type PluginProcess } from '@glance/harness';
import { type AzureSimulator, createSigningCertificate, startAzureSimulator } from '@glance/simulator-azure';
import { AZURE_PLUGIN_ID, azureDataSource } from '../support/dataSources';
import { allSubjects, startSubject } from './subjects';

const subjects = allSubjects.filter(([, { pluginId }]) => pluginId === AZURE_PLUGIN_ID);

let azure: AzureSimulator;
let folder: string;

beforeAll(async () => {
  azure = await startAzureSimulator();
  folder = await mkdtemp(join(tmpdir(), 'azure-sign-in-'));
  await writeFile(join(folder, 'token'), azure.federatedToken);
}, 60_000);

afterAll(async () => {
  await azure.stop();
  await rm(folder, { recursive: true });
});

/** As Grafana writes them from its `[azure]` section, and where the machine's metadata service is. */
const serverVariables = () => ({
  GFAZPL_MANAGED_IDENTITY_ENABLED: 'true',
  GFAZPL_WORKLOAD_IDENTITY_ENABLED: 'true',
  GFAZPL_WORKLOAD_IDENTITY_TENANT_ID: azure.tenantId,
  GFAZPL_WORKLOAD_IDENTITY_CLIENT_ID: azure.clientId,
  GFAZPL_WORKLOAD_IDENTITY_TOKEN_FILE: join(folder, 'token'),
  AZURE_POD_IDENTITY_AUTHORITY_HOST: azure.imdsUrl,
});

describe.each(subjects)('%s signs in', (_name, subject) => {
  let plugin: PluginProcess;
  let host: GrafanaHost;
  let dataSources = 0;

  beforeAll(async () => {
    plugin = await startSubject(subject, serverVariables());
    host = new GrafanaHost(plugin);
  });
  afterAll(async () => {
    await plugin.shutdown();
  });

  const dataSource = (azureCredentials: object, secrets: Readonly<Record<string, string>> = {}): HostDataSource => {
    dataSources += 1;
    const withSecret = azureDataSource(azure, `azure-${dataSources}`);
    return {
      ...withSecret,
      jsonData: { ...withSecret.jsonData, azureCredentials },
      secureJsonData: { ...secrets, tlsCACert: azure.caPem },
    };
  };
  const health = (credentials: object, secrets: Readonly<Record<string, string>> = {}) =>
    host.checkHealth({ dataSource: dataSource(credentials, secrets) });
  const app = (authType: string) => ({ authType, tenantId: azure.tenantId, clientId: azure.clientId });

  it('with a secret', async () => {
    expect(await health(app('clientsecret'), { azureClientSecret: azure.clientSecret })).toMatchObject({
      status: 'OK',
      message: expect.stringContaining('3 subscriptions listed'),
    });
  });

  it('with a certificate, and refuses one whose key is another’s', async () => {
    const pem = azure.clientCertificatePem;
    expect(await health(app('clientcertificate'), { clientCertificate: pem })).toMatchObject({ status: 'OK' });
    const { privateKeyPem } = await createSigningCertificate('stranger');
    const mixed = `${pem.split('-----BEGIN PRIVATE KEY')[0]}${privateKeyPem}`;
    expect(await health(app('clientcertificate'), { clientCertificate: mixed })).toMatchObject({
      status: 'ERROR',
      message: expect.stringContaining('does not belong to its certificate'),
    });
  });

  it('as the machine, and as one of its user-assigned identities', async () => {
    const { clientId } = azure.principals.userAssigned;
    expect(await health({ authType: 'msi' })).toMatchObject({
      message: expect.stringContaining('1 subscription listed'),
    });
    expect(await health({ authType: 'msi', clientId })).toMatchObject({
      message: expect.stringContaining('2 subscriptions listed'),
    });
  });

  it('as a workload, and says which file has no token', async () => {
    expect(await health({ authType: 'workloadidentity' })).toMatchObject({ status: 'OK' });
    await writeFile(join(folder, 'token'), '');
    try {
      expect(await health({ authType: 'workloadidentity' })).toMatchObject({
        status: 'ERROR',
        message: expect.stringContaining(join(folder, 'token')),
      });
    } finally {
      await writeFile(join(folder, 'token'), azure.federatedToken);
    }
  });

  it('and logs nothing that it signs in with', () => {
    const text = JSON.stringify(plugin.logLines);
    expect(text).toContain('does not belong to its certificate');
    // Tokens and assertions are JSON web tokens, which begin with an object in base64.
    expect(text).not.toMatch(/eyJ[\w-]{8,}\.[\w-]{4,}\./);
    for (const line of azure.clientCertificatePem.split('\n').filter(({ length }) => length > 20)) {
      expect(text).not.toContain(line);
    }
  });
});
