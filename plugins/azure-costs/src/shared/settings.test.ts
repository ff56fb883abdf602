import { parseSettings } from './settings';

const TENANT = '11111111-2222-3333-4444-555555555555';
const CLIENT = '66666666-7777-8888-9999-AAAAAAAAAAAA';
const CREDENTIALS = { authType: 'clientsecret', azureCloud: 'AzureCloud', tenantId: TENANT, clientId: CLIENT };
const SECURE = { azureClientSecret: 'very-secret-value' };
const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';

function messageOf(jsonData: Record<string, unknown>, secure: Record<string, string> = SECURE): string {
  try {
    parseSettings({ jsonData, secureJsonData: secure });
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the settings were accepted');
}

describe('parseSettings', () => {
  it('needs nothing but the credentials', () => {
    expect(parseSettings({ jsonData: { azureCredentials: CREDENTIALS }, secureJsonData: SECURE })).toEqual({
      cloud: 'AzureCloud',
      credentials: {
        authType: 'clientsecret',
        tenantId: TENANT,
        clientId: CLIENT.toLowerCase(),
        clientSecret: 'very-secret-value',
      },
      authorityHost: 'https://login.microsoftonline.com',
      resourceManagerUrl: 'https://management.azure.com',
      audience: 'https://management.azure.com',
      isCustomAuthority: false,
      defaultScopes: [{ kind: 'all', path: '*' }],
      cacheTtlMs: 14_400_000,
      timeoutMs: 30_000,
      maxConcurrentRequests: 32,
      caPem: undefined,
      tlsSkipVerify: false,
    });
  });

  it.each([
    ['AzureUSGovernment', 'https://login.microsoftonline.us', 'https://management.usgovcloudapi.net'],
    ['AzureChinaCloud', 'https://login.chinacloudapi.cn', 'https://management.chinacloudapi.cn'],
  ])('knows the hosts of %s', (azureCloud, authorityHost, resourceManagerUrl) => {
    const settings = parseSettings({
      jsonData: { azureCredentials: { ...CREDENTIALS, azureCloud } },
      secureJsonData: SECURE,
    });
    expect(settings).toMatchObject({ authorityHost, resourceManagerUrl, isCustomAuthority: false });
  });

  it('takes private endpoints in any cloud, and asks for both in a customized one', () => {
    const own = { authorityHost: 'https://login.local:1/', resourceManagerUrl: 'https://arm.local:2/' };
    const customized = { azureCredentials: { ...CREDENTIALS, azureCloud: 'AzureCustomizedCloud' } };
    const parsed = { authorityHost: 'https://login.local:1', resourceManagerUrl: 'https://arm.local:2' };
    expect(parseSettings({ jsonData: { ...customized, ...own }, secureJsonData: SECURE })).toMatchObject({
      ...parsed,
      isCustomAuthority: true,
      audience: parsed.resourceManagerUrl,
    });
    expect(
      parseSettings({ jsonData: { azureCredentials: CREDENTIALS, ...own }, secureJsonData: SECURE })
    ).toMatchObject({
      ...parsed,
      audience: 'https://management.azure.com',
    });
    expect(messageOf(customized)).toContain('authorityHost is missing');
    expect(messageOf({ ...customized, authorityHost: own.authorityHost })).toContain('resourceManagerUrl is missing');
  });

  it('keeps only the certificates of a private CA, and only when it is switched on', () => {
    const jsonData = { azureCredentials: CREDENTIALS, tlsAuthWithCACert: true };
    expect(parseSettings({ jsonData, secureJsonData: { ...SECURE, tlsCACert: `# our CA\n${PEM}\n` } }).caPem).toBe(PEM);
    expect(
      parseSettings({ jsonData: { azureCredentials: CREDENTIALS }, secureJsonData: { ...SECURE, tlsCACert: PEM } })
        .caPem
    ).toBeUndefined();
    expect(messageOf(jsonData)).toContain('tlsCACert is missing');
    expect(messageOf(jsonData, { ...SECURE, tlsCACert: 'not a certificate' })).toContain(
      'tlsCACert is no PEM certificate'
    );
  });

  it('accepts an empty list of default scopes, which then asks every query for its own', () => {
    expect(
      parseSettings({ jsonData: { azureCredentials: CREDENTIALS, defaultScopes: [] }, secureJsonData: SECURE })
        .defaultScopes
    ).toEqual([]);
  });

  it.each([
    [{}, 'azureCredentials.tenantId is missing'],
    [
      { azureCredentials: { ...CREDENTIALS, tenantId: 'contoso' } },
      'azureCredentials.tenantId is "contoso": use a GUID',
    ],
    [{ azureCredentials: { ...CREDENTIALS, azureCloud: 'Mars' } }, 'azureCredentials.azureCloud is "Mars": use one of'],
    [{ azureCredentials: { ...CREDENTIALS, authType: 'password' } }, 'azureCredentials.authType is "password"'],
    [{ azureCredentials: { authType: 'currentuser' } }, 'alert rules have none: use "clientsecret"'],
    [{ azureCredentials: { authType: 'clientsecret-obo' } }, 'alert rules have none: use "clientsecret"'],
    [{ azureAuthType: 'clientsecret' }, 'azureAuthType is "clientsecret", which belongs to the older form'],
    [{ cloudName: 'azuremonitor' }, 'cloudName is "azuremonitor", which belongs to the older form'],
    [{ azureCredentials: 'x' }, 'azureCredentials is "x": use an object'],
  ])('says what to write instead of the credentials %j', (jsonData, part) => {
    expect(messageOf(jsonData)).toContain(part);
  });

  it.each([
    [{ timeout: 0 }, 'timeout is 0: use at least 1'],
    [{ timeout: 121 }, 'timeout is 121: use at most 120'],
    [{ timeout: '30' }, 'timeout is "30": use a number'],
    [{ maxConcurrentRequests: 65 }, 'maxConcurrentRequests is 65: use at most 64'],
    [{ maxConcurrentRequests: 1.5 }, 'maxConcurrentRequests is 1.5: use a whole number'],
    [{ cacheTtlSeconds: -1 }, 'cacheTtlSeconds is -1: use at least 0'],
    [{ tlsSkipVerify: 'no' }, 'tlsSkipVerify is "no": use true or false'],
    [{ defaultScopes: ['production'] }, 'defaultScopes[0] is "production": use'],
    [{ authorityHost: 'http://login.local' }, 'authorityHost is "http://login.local": use an https URL'],
    [{ resourceManagerUrl: 'management.azure.com' }, 'resourceManagerUrl is "management.azure.com": use an https URL'],
    [{ resourceManagerUrl: 'https://a:b@arm.local' }, 'resourceManagerUrl contains a user name or password'],
  ])('names the field of %j', (fields, part) => {
    expect(messageOf({ azureCredentials: CREDENTIALS, ...fields })).toContain(part);
  });

  it('never repeats a secret', () => {
    expect(messageOf({ azureCredentials: CREDENTIALS }, {})).toContain('azureClientSecret is missing');
    const jsonData = { azureCredentials: CREDENTIALS, tlsAuthWithCACert: true };
    expect(messageOf(jsonData, { ...SECURE, tlsCACert: 'secret-key-pasted-by-mistake' })).not.toContain('pasted');
  });
});
