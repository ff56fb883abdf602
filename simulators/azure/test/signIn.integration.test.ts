// The bare sign-in libraries of Azure against the simulator, and what Entra refuses.
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ManagedIdentityCredential,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import { httpsRequest } from '@glance/simulator-common/testing';
import { type AzureSimulator, createSigningCertificate, startAzureSimulator } from '../src';
import { type Algorithm, signJwt } from '../src/entra/Jwt';

type Claims = Readonly<Record<string, unknown>>;

function claimsOf(token: string): Claims {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;
}

describe('signing in', () => {
  let azure: AzureSimulator;
  let folder: string;
  let scope: string;

  beforeAll(async () => {
    azure = await startAzureSimulator();
    folder = await mkdtemp(join(tmpdir(), 'azure-sign-in-'));
    scope = `${azure.armUrl}/.default`;
    process.env.AZURE_POD_IDENTITY_AUTHORITY_HOST = azure.imdsUrl;
  });
  afterAll(async () => {
    delete process.env.AZURE_POD_IDENTITY_AUTHORITY_HOST;
    await azure.stop();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    azure.faults.clear();
    azure.journal.clear();
  });

  const options = () => ({
    authorityHost: azure.authorityUrl,
    disableInstanceDiscovery: true,
    tlsOptions: { ca: azure.caPem },
    retryOptions: { maxRetries: 0 },
  });
  const refusalOf = async (credential: TokenCredential): Promise<string> =>
    credential.getToken(scope).then(
      () => {
        throw new Error('A token was issued.');
      },
      (error: Error) => error.message
    );
  const claimsFor = async (credential: TokenCredential) => claimsOf((await credential.getToken(scope))?.token ?? '');
  const subscriptionsOf = async (credential: TokenCredential) => {
    const client = new SubscriptionClient(credential, {
      endpoint: azure.armUrl,
      credentialScopes: [scope],
      tlsOptions: { ca: azure.caPem },
    });
    const ids: Array<string | undefined> = [];
    for await (const { subscriptionId } of client.subscriptions.list()) {
      ids.push(subscriptionId);
    }
    return ids;
  };

  describe('with a certificate', () => {
    const credential = (certificate = azure.clientCertificatePem, sendCertificateChain = false) =>
      new ClientCertificateCredential(
        azure.tenantId,
        azure.clientId,
        { certificate },
        { ...options(), sendCertificateChain }
      );

    it('yields the token of the application', async () => {
      const { tid, oid, appid, appidacr, aud } = await claimsFor(credential());

      expect({ tid, oid, appid, appidacr, aud }).toEqual({
        tid: azure.tenantId,
        oid: azure.principals.servicePrincipal.objectId,
        appid: azure.clientId,
        appidacr: '2',
        aud: azure.armUrl,
      });
      expect(await subscriptionsOf(credential())).toEqual(azure.model.subscriptions.map(({ id }) => id));
      expect(JSON.stringify(azure.journal.of('token'))).toContain('client_assertion=sha256');
    });

    it('is refused with a certificate that is not registered, with or without its chain', async () => {
      const stranger = await createSigningCertificate('stranger');
      const pem = `${stranger.certificatePem}\n${stranger.privateKeyPem}`;

      expect(await refusalOf(credential(pem))).toMatch(/AADSTS700027: .*Reason - The key was not found/);
      expect(await refusalOf(credential(pem, true))).toMatch(/AADSTS50012: /);
    });

    it('is refused when the registered certificate comes with the key of another', async () => {
      const stranger = await createSigningCertificate('stranger');
      const [certificate] = azure.clientCertificatePem.split('-----BEGIN PRIVATE KEY-----');

      expect(await refusalOf(credential(`${certificate}${stranger.privateKeyPem}`))).toMatch(
        /AADSTS700027: .*did not match the expected signature value/
      );
    });
  });

  describe('with an assertion of one’s own making', () => {
    const nowSeconds = () => Math.floor(Date.now() / 1000);
    const tokenEndpoint = () => `${azure.authorityUrl}/${azure.tenantId}/oauth2/v2.0/token`;
    const post = async (fields: Readonly<Record<string, string>>) => {
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: azure.clientId,
        scope,
        ...fields,
      }).toString();
      const reply = await httpsRequest({ url: tokenEndpoint(), caPem: azure.caPem, method: 'POST', body });
      const { error, error_codes: codes } = JSON.parse(reply.body.toString()) as {
        readonly error?: string;
        readonly error_codes?: readonly number[];
      };
      return [reply.status, error, codes?.[0]];
    };
    const sign = (claims: Claims, header: Claims = {}, algorithm: Algorithm = 'PS256') => {
      const thumbprint = createHash('sha256').update(new X509Certificate(azure.clientCertificatePem).raw).digest();
      return signJwt(
        {
          header: { 'x5t#S256': thumbprint.toString('base64url'), ...header },
          claims: {
            aud: tokenEndpoint(),
            iss: azure.clientId,
            sub: azure.clientId,
            nbf: nowSeconds(),
            exp: nowSeconds() + 600,
            ...claims,
          },
        },
        { key: createPrivateKey(azure.clientCertificatePem), algorithm }
      );
    };
    const present = (assertion: string) =>
      post({
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      });

    it.each(['RS256', 'PS256'] as const)('takes %s', async (algorithm) => {
      expect(await present(sign({}, {}, algorithm))).toEqual([200, undefined, undefined]);
    });

    it.each([
      ['an expired one', () => sign({ nbf: nowSeconds() - 7200, exp: nowSeconds() - 3600 }), 700024],
      ['one that is not valid yet', () => sign({ nbf: nowSeconds() + 3600, exp: nowSeconds() + 7200 }), 700024],
      ['one for another endpoint', () => sign({ aud: 'https://login.microsoftonline.com/common' }), 700023],
      ['one about another application', () => sign({ sub: 'somebody' }), 700021],
      ['an algorithm that is none', () => sign({}, { alg: 'none' }), 5002738],
    ])('refuses %s', async (_, assertion, code) => {
      expect(await present(assertion())).toEqual([401, 'invalid_client', code]);
    });

    it('refuses what is no token, and no credential at all', async () => {
      expect(await present('nonsense')).toEqual([400, 'invalid_request', 50027]);
      expect(await post({})).toEqual([401, 'invalid_client', 7000218]);
    });
  });

  describe('with a federated token', () => {
    const credential = async (token = azure.federatedToken) => {
      const tokenFilePath = join(folder, 'token');
      await writeFile(tokenFilePath, token);
      const { tenantId, clientId } = azure;
      return new WorkloadIdentityCredential({ tenantId, clientId, tokenFilePath, ...options() });
    };

    it('yields the token of the application that trusts the cluster', async () => {
      const { oid, appid } = await claimsFor(await credential());

      expect([oid, appid]).toEqual([azure.principals.servicePrincipal.objectId, azure.clientId]);
    });

    it('works for any assertion callback', async () => {
      const { tenantId, clientId, federatedToken } = azure;
      const own = new ClientAssertionCredential(tenantId, clientId, async () => federatedToken, options());

      expect((await claimsFor(own)).appid).toBe(clientId);
    });

    it.each([
      ['another issuer', { issuer: 'https://oidc.example' }, /AADSTS700211: .*issuer 'https:\/\/oidc\.example'/],
      ['another subject', { subject: 'system:serviceaccount:a:b' }, /AADSTS700213: .*subject 'system:.*:a:b'/],
      ['another audience', { audience: 'api://AzureADTokenExchangeUSGov' }, /AADSTS700212: .*ExchangeUSGov/],
      ['another issuer and subject', { issuer: 'https://oidc.example', subject: 'b' }, /AADSTS70021: No matching/],
      ['an expiry in the past', { expiresInSeconds: -600 }, /AADSTS700024: /],
    ])('is refused with %s', async (_, claims, text) => {
      expect(await refusalOf(await credential(azure.issueFederatedToken(claims)))).toMatch(text);
    });

    it('is refused with claims that somebody changed', async () => {
      const [header, , signature] = azure.federatedToken.split('.');
      const claims = { ...claimsOf(azure.federatedToken), exp: Math.floor(Date.now() / 1000) + 86_400 };
      const changed = Buffer.from(JSON.stringify(claims)).toString('base64url');

      expect(await refusalOf(await credential(`${header}.${changed}.${signature}`))).toMatch(/AADSTS700027: /);
    });
  });

  describe('with a managed identity', () => {
    it('yields the tokens of two identities that are not the application, and see other subscriptions', async () => {
      const { systemAssigned, userAssigned, servicePrincipal } = azure.principals;
      const system = new ManagedIdentityCredential();
      const user = new ManagedIdentityCredential({ clientId: userAssigned.clientId });

      expect((await claimsFor(system)).oid).toBe(systemAssigned.objectId);
      expect((await claimsFor(user)).oid).toBe(userAssigned.objectId);
      expect(await subscriptionsOf(system)).toEqual(systemAssigned.subscriptionIds);
      expect(await subscriptionsOf(user)).toEqual(userAssigned.subscriptionIds);
      const oids = [servicePrincipal, systemAssigned, userAssigned].map(({ objectId }) => objectId);
      expect(new Set(oids).size).toBe(3);
    });

    it('gives an expiry that the machine understands', async () => {
      const { expiresOnTimestamp } = await new ManagedIdentityCredential().getToken(scope);

      expect(expiresOnTimestamp - Date.now()).toBeGreaterThan(3500_000);
      expect(expiresOnTimestamp - Date.now()).toBeLessThan(3700_000);
    });

    it('does not find an identity that the machine does not have', async () => {
      const user = new ManagedIdentityCredential({ clientId: '00000000-0000-4000-8000-000000000000' });

      expect(await refusalOf(user)).toMatch(/Identity not found|invalid_request/);
    });

    it('is refused with 429 when the service wants so', async () => {
      azure.faults.inject({ kind: 'answer', status: 429, body: { error: 'later' } }, { endpoint: 'imds' });
      // The library keeps tokens for the whole process, by resource: only one that nobody has asked for is asked for.
      // It waits for seconds after 410 and 5xx whatever it is told, so those are not asked through it.
      const credential = new ManagedIdentityCredential({ retryOptions: { maxRetries: 0 } });

      await expect(credential.getToken('https://management.azure.com/.default')).rejects.toThrow();
      await azure.journal.idle();
      expect(azure.journal.of('imds').map((entry) => entry.status)).toEqual([429]);
    });

    it.each([
      ['without the Metadata header', {}, '', 'bad_request_102'],
      ['that a proxy passed on', { Metadata: 'true', 'X-Forwarded-For': '10.0.0.1' }, '', 'bad_request'],
      ['for no resource', { Metadata: 'true' }, '&resource=', 'invalid_request'],
      ['for an unknown resource', { Metadata: 'true' }, '&resource=https://vault.example', 'invalid_resource'],
    ])('refuses a request %s', async (_, headers, query, error) => {
      const more = query === '' ? `&resource=${azure.armUrl}` : query;
      const url = `${azure.imdsUrl}/metadata/identity/oauth2/token?api-version=2018-02-01${more}`;
      const reply = await fetch(url, { headers });

      expect(reply.status).toBe(400);
      expect(await reply.json()).toMatchObject({ error });
    });

    it('wants to know the version of the API', async () => {
      const reply = await fetch(`${azure.imdsUrl}/metadata/identity/oauth2/token?resource=${azure.armUrl}`, {
        headers: { Metadata: 'true' },
      });

      expect([reply.status, await reply.json()]).toMatchObject([400, { error: 'invalid_request' }]);
    });
  });

  describe('in another cloud', () => {
    it.each([
      ['AzureCloud', 'https://management.azure.com'],
      ['AzureUSGovernment', 'https://management.usgovcloudapi.net'],
      ['AzureChinaCloud', 'https://management.chinacloudapi.cn'],
    ] as const)('issues tokens for the Resource Manager of %s alone', async (cloud, audience) => {
      const there = await startAzureSimulator({ cloud });
      try {
        const { tenantId, clientId } = there;
        const credential = new ClientAssertionCredential(tenantId, clientId, async () => there.federatedToken, {
          ...options(),
          authorityHost: there.authorityUrl,
          tlsOptions: { ca: there.caPem },
        });
        const { token } = await credential.getToken(`${audience}/.default`);
        expect(claimsOf(token).aud).toBe(audience);

        const others = ['https://management.azure.com', 'https://management.usgovcloudapi.net', there.armUrl];
        for (const other of others.filter((candidate) => candidate !== audience)) {
          await expect(credential.getToken(`${other}/.default`)).rejects.toThrow(/AADSTS500011: .*was not found/);
        }
      } finally {
        await there.stop();
      }
    });
  });
});
