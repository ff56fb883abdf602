import type { CloudName } from '@glance/simulator-azure';
import { CLOUDS } from '../src/shared/clouds';
import type { AuthType } from '../src/shared/signIn';
import { METHODS, startSignIn } from './fixtures/signInMethods';

// The simulated sign-in service of a cloud gives tokens for that cloud's Resource Manager only, so that a token for
// another audience than Azure's real one would be refused there (AADSTS500011).
const REAL_CLOUDS = ['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud'] as const;

const idsOf = (authType: AuthType, { tenantId, clientId }: { readonly tenantId: string; readonly clientId: string }) =>
  authType === 'clientsecret' || authType === 'clientcertificate' ? { tenantId, clientId } : {};

describe.each(REAL_CLOUDS)('%s behind private endpoints', (cloud) => {
  const signIn = startSignIn({ cloud });
  const open = (azureCloud: CloudName, authType: AuthType = 'clientsecret') => {
    const azureCredentials = { authType, azureCloud, ...idsOf(authType, signIn.under.azure) };
    return signIn.under.plugin.open(signIn.server.options(authType, { jsonData: { azureCredentials } }));
  };

  it.each(METHODS)('is signed in to with %s for its own Resource Manager', async (authType, endpoint) => {
    const costs = await open(cloud, authType);
    expect(await costs.ask({ scopes: [signIn.under.scopes[0]] })).toMatchObject({ ok: true });
    const [call] = signIn.under.azure.journal.of(endpoint);
    const sent = new URLSearchParams(endpoint === 'imds' ? new URL(call?.url ?? '', 'http://imds').search : call?.body);
    const audience = CLOUDS[cloud].resourceManagerUrl;
    expect(sent.get(endpoint === 'imds' ? 'resource' : 'scope')).toMatch(
      new RegExp(`^${audience}${endpoint === 'imds' ? '' : '/+\\.default'}`)
    );
  });

  it('asks nobody but its authority which authorities there are', async () => {
    await (await open(cloud)).ask({});
    const asked = signIn.under.azure.journal.entries.map(({ endpoint }) => endpoint);
    expect(asked).not.toContain('unknown');
    expect(asked[0]).toBe('discovery');
  });

  it('tells that another cloud is set', async () => {
    const other = REAL_CLOUDS.find((name) => name !== cloud) ?? cloud;
    const answer = await (await open(other)).ask({});
    expect(answer).toMatchObject({ ok: false, status: 401, message: expect.stringContaining('AADSTS500011') });
    expect(answer).toMatchObject({ message: expect.stringContaining('Check azureCloud and resourceManagerUrl') });
  });
});

describe('a customized cloud', () => {
  const signIn = startSignIn({ cloud: 'AzureCustomizedCloud' });

  it.each(METHODS)('is signed in to with %s for the Resource Manager that the settings name', async (authType) => {
    const { azure, plugin, scopes } = signIn.under;
    const azureCredentials = { authType, azureCloud: 'AzureCustomizedCloud', ...idsOf(authType, azure) };
    const costs = await plugin.open(signIn.server.options(authType, { jsonData: { azureCredentials } }));
    expect(await costs.ask({ scopes: [scopes[0]] })).toMatchObject({ ok: true });
    const claims = azure.issuedTokens.at(-1)?.split('.')[1] ?? '';
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ aud: azure.armUrl });
  });
});
