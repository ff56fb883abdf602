import { writeFile } from 'node:fs/promises';
import { createSigningCertificate } from '@glance/simulator-azure';
import { isPluginError } from '@glance/plugin-sdk';
import type { AuthType } from '../src/shared/signIn';
import { type OpenOptions, PluginUnderTest } from './fixtures/openDataSource';
import { startSignIn } from './fixtures/signInMethods';

const signIn = startSignIn();
const OTHER_ID = '00000000-0000-0000-0000-00000000abcd';
const NOWHERE = 'http://127.0.0.1:9';

/** The status and text with which the first query fails, whether the settings are refused or the sign-in. */
async function failure(options: OpenOptions, plugin = signIn.under.plugin): Promise<string> {
  try {
    const answer = await (await plugin.open(options)).ask({});
    return answer.ok ? 'answered' : `${answer.status} ${answer.source} ${answer.message}`;
  } catch (error) {
    if (!isPluginError(error)) {
      throw error;
    }
    return `${error.status} ${error.source} ${error.message}`;
  }
}

const failureAs = (authType: AuthType, more: OpenOptions = {}) => failure(signIn.server.options(authType, more));

/** The same with other variables of the server. */
async function failureOn(env: Readonly<Record<string, string>>, authType: AuthType, more: OpenOptions = {}) {
  const plugin = new PluginUnderTest(signIn.under.azure, { env: { ...signIn.server.env, ...env } });
  try {
    return await failure(signIn.server.options(authType, more), plugin);
  } finally {
    await plugin.close();
  }
}

const credentials = (authType: AuthType, change: object) => ({
  jsonData: {
    azureCredentials: {
      authType,
      tenantId: signIn.under.azure.tenantId,
      clientId: signIn.under.azure.clientId,
      ...change,
    },
  },
});

describe('an app registration', () => {
  it.each<[AuthType, RegExp]>([
    ['clientsecret', /^401 downstream The tenant has no app registration with this client id.*\(AADSTS700016\)$/],
    ['clientcertificate', /^401 downstream The tenant has no app registration with this client id/],
  ])('with %s names a wrong client id and a wrong tenant', async (authType, text) => {
    expect(await failureAs(authType, credentials(authType, { clientId: OTHER_ID }))).toMatch(text);
    const wrongTenant = await failureAs(authType, credentials(authType, { tenantId: OTHER_ID }));
    expect(wrongTenant).toMatch(/^401 .*The tenant does not exist in this cloud.*\(AADSTS90002\)$/);
  });

  it('with a certificate that Azure does not know is told where to upload it', async () => {
    const { certificatePem, privateKeyPem } = await createSigningCertificate('stranger');
    const secureJsonData = { clientCertificate: `${certificatePem}\n${privateKeyPem}` };
    const text = await failureAs('clientcertificate', { secureJsonData });
    expect(text).toMatch(/^401 .*Upload it there.*\(AADSTS700027\)$/);
  });

  it('with a certificate that has expired is told to make a new one, and sends nothing', async () => {
    const { azure } = signIn.under;
    const later = Date.now() + 60 * 86_400_000;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(later);
    try {
      const text = await failureAs('clientcertificate');
      expect(text).toMatch(/^401 downstream The client certificate has expired on \d{4}-\d\d-\d\d\. Make a new one/);
    } finally {
      clock.mockRestore();
    }
    expect(azure.journal.of('token')).toHaveLength(0);
  });

  it('with a key of another certificate is refused before anything is sent', async () => {
    const { azure } = signIn.under;
    const { privateKeyPem } = await createSigningCertificate('stranger');
    const [certificate] = azure.clientCertificatePem.split('-----BEGIN PRIVATE KEY');
    const secureJsonData = { clientCertificate: `${certificate}${privateKeyPem}` };
    expect(await failureAs('clientcertificate', { secureJsonData })).toMatch(/^400 downstream .*does not belong/);
    expect(azure.journal.of('token')).toHaveLength(0);
  });
});

describe('a managed identity', () => {
  it('that the machine does not have is named', async () => {
    const text = await failureAs('msi', credentials('msi', { clientId: OTHER_ID }));
    expect(text).toBe(
      `401 downstream The machine has no managed identity with the client id ${OTHER_ID}. Assign it to the machine in the Azure portal (Identity), or check azureCredentials.clientId`
    );
  });

  it('is refused where the administrator has not enabled it', async () => {
    const text = await failureOn({ GFAZPL_MANAGED_IDENTITY_ENABLED: 'false' }, 'msi');
    expect(text).toMatch(/^400 downstream .*managed_identity_enabled = true/);
  });

  it('is told to be absent where nothing listens', async () => {
    const text = await failureOn({ AZURE_POD_IDENTITY_AUTHORITY_HOST: NOWHERE }, 'msi');
    expect(text).toMatch(
      /^502 downstream There is no managed identity on this machine: nothing answers at 127\.0\.0\.1:9/
    );
  });

  it('is told to be absent where nothing answers, within the time limit', async () => {
    const { azure } = signIn.under;
    azure.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'imds' });
    expect(await failureAs('msi', { jsonData: { timeout: 1 } })).toMatch(/^502 .*no managed identity on this machine/);
    expect(azure.journal.of('imds')).toHaveLength(1);
  });

  it('is told to be absent by Docker Desktop', async () => {
    const body = {
      error: 'connecting to 169.254.169.254:80: a socket operation was attempted to an unreachable network',
    };
    signIn.under.azure.faults.inject({ kind: 'answer', status: 403, body }, { endpoint: 'imds' });
    expect(await failureAs('msi')).toMatch(/^502 .*no managed identity on this machine/);
  });

  it.each([
    ['no JSON', { kind: 'answer', status: 200, body: '<html>' }],
    ['no token', { kind: 'answer', status: 200, body: { expires_on: '1795600000' } }],
    ['no end', { kind: 'answer', status: 200, body: { access_token: 'secret-token' } }],
  ] as const)('says that an answer with %s cannot be read', async (_, fault) => {
    signIn.under.azure.faults.inject(fault, { endpoint: 'imds' });
    const text = await failureAs('msi');
    expect(text).toMatch(/^502 .*identity service cannot be read/);
    expect(text).not.toContain('secret-token');
  });

  it('is not asked for through a proxy', async () => {
    // No loopback address by its text, so that only the plugin itself keeps it from the proxy.
    const host = signIn.under.azure.imdsUrl.replace('127.0.0.1', '0.0.0.0');
    const env = { AZURE_POD_IDENTITY_AUTHORITY_HOST: host, HTTP_PROXY: NOWHERE, http_proxy: NOWHERE };
    expect(await failureOn(env, 'msi')).toBe('answered');
  });
});

describe('a workload identity', () => {
  it.each([
    ['subject', { subject: 'system:serviceaccount:default:default' }, '(AADSTS700213)'],
    ['issuer', { issuer: 'https://other.example/' }, '(AADSTS700211)'],
    ['audience', { audience: 'api://other' }, '(AADSTS700212)'],
  ])('that Azure does not trust is told what to add: wrong %s', async (_, claims, code) => {
    await signIn.server.writeToken(signIn.under.azure.issueFederatedToken(claims));
    const text = await failureAs('workloadidentity');
    expect(text).toMatch(/^401 downstream Azure has no federated credential for the service account of this pod/);
    expect(text).toContain(code);
  });

  it('with an outdated token names the file’s setting', async () => {
    await signIn.server.writeToken(signIn.under.azure.issueFederatedToken({ expiresInSeconds: -600 }));
    expect(await failureAs('workloadidentity')).toMatch(/^401 .*workload_identity_token_file.*\(AADSTS700024\)$/);
  });

  it('with a file that holds something else names its setting, and nothing of what it holds', async () => {
    await signIn.server.writeToken('not-a-token-at-all');
    const text = await failureAs('workloadidentity');
    expect(text).toMatch(/^401 .*no token that the sign-in service can read.*workload_identity_token_file/);
    expect(text).not.toContain('not-a-token');
  });

  it('without a usable file says so, and sends nothing', async () => {
    const missing = `${signIn.server.tokenFile}-missing`;
    const text = await failureOn({ GFAZPL_WORKLOAD_IDENTITY_TOKEN_FILE: missing }, 'workloadidentity');
    expect(text).toMatch(/^401 downstream The file with the workload identity’s token does not exist/);
    expect(text).toContain(missing);
    await writeFile(signIn.server.tokenFile, '');
    expect(await failureAs('workloadidentity')).toMatch(/^401 downstream .*token is empty/);
    expect(signIn.under.azure.journal.of('token')).toHaveLength(0);
  });

  it('takes ids of its own before those of the server', async () => {
    const text = await failureAs('workloadidentity', credentials('workloadidentity', { clientId: OTHER_ID }));
    expect(text).toMatch(/^401 .*workload_identity_client_id.*\(AADSTS700016\)$/);
  });

  it('says what the server does not name', async () => {
    const nothing = { GFAZPL_WORKLOAD_IDENTITY_CLIENT_ID: '' };
    expect(await failureOn(nothing, 'workloadidentity')).toMatch(/^400 .*azureCredentials\.clientId is missing/);
    const own = credentials('workloadidentity', {});
    expect(await failureOn(nothing, 'workloadidentity', own)).toBe('answered');
  });
});

it('nothing of the host’s own Azure variables is used', async () => {
  const names = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_AUTHORITY_HOST', 'AZURE_FEDERATED_TOKEN_FILE'];
  const before = names.map((name) => process.env[name]);
  names.forEach((name) => {
    process.env[name] = name === 'AZURE_AUTHORITY_HOST' ? 'https://127.0.0.1:9' : OTHER_ID;
  });
  try {
    for (const authType of ['clientsecret', 'clientcertificate', 'msi', 'workloadidentity'] as const) {
      expect(await failureAs(authType)).toBe('answered');
    }
    expect(await failureOn({ GFAZPL_WORKLOAD_IDENTITY_TENANT_ID: '' }, 'workloadidentity')).toMatch(/^400 .*tenantId/);
  } finally {
    names.forEach((name, index) => {
      const value = before[index];
      if (value === undefined) {
        delete process.env[name];
      } else {
        process.env[name] = value;
      }
    });
  }
});
