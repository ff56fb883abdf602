/** @jest-environment jsdom */
import { type AzureJsonData } from '../../shared/AzureSettings';
import { settingsProblems } from './settingsProblems';

const GUID = '11111111-2222-3333-4444-555555555555';

describe('settingsProblems', () => {
  it('finds nothing wrong with fields that are right, or still empty', () => {
    expect(Object.values(settingsProblems({}, {})).filter(Boolean)).toEqual([]);
    const jsonData: AzureJsonData = {
      azureCredentials: { authType: 'clientsecret', tenantId: GUID, clientId: GUID },
      authorityHost: 'https://login.local',
      resourceManagerUrl: 'https://arm.local',
      defaultScopes: ['*'],
    };
    expect(Object.values(settingsProblems(jsonData, {})).filter(Boolean)).toEqual([]);
  });

  it.each<[string, object, string, RegExp]>([
    ['a tenant that is no GUID', { azureCredentials: { tenantId: 'contoso' } }, 'tenantId', /^"contoso": use a GUID/],
    ['a client that is no GUID', { azureCredentials: { clientId: '1' } }, 'clientId', /^"1": use a GUID/],
    ['plain http', { authorityHost: 'http://x' }, 'authorityHost', /^"http:\/\/x": use an https URL/],
    ['half a URL', { resourceManagerUrl: 'arm' }, 'resourceManagerUrl', /^"arm": use an https URL/],
    ['a password in a URL', { authorityHost: 'https://a:b@x' }, 'authorityHost', /^Contains a user name or password/],
    [
      'a customized cloud without URLs',
      { azureCredentials: { azureCloud: 'AzureCustomizedCloud' } },
      'resourceManagerUrl',
      /needs its https URL/,
    ],
    ['a scope that is none', { defaultScopes: ['*', 'production'] }, 'defaultScopes', /^"production": use/],
    ['a sign-in that needs a user', { azureCredentials: { authType: 'currentuser' } }, 'signIn', /signed-in user/],
    ['a sign-in that nobody knows', { azureCredentials: { authType: 'password' } }, 'signIn', /^"password": use/],
    ['the older form of the settings', { azureAuthType: 'msi' }, 'signIn', /older form/],
  ])('names %s', (_, jsonData, field, text) => {
    expect(settingsProblems(jsonData, {})).toMatchObject({ [field]: expect.stringMatching(text) });
  });

  it('judges each field by itself', () => {
    const problems = settingsProblems({ azureCredentials: { tenantId: 'x', clientId: 'y' }, authorityHost: 'z' }, {});
    expect(
      Object.entries(problems)
        .filter(([, text]) => text)
        .map(([field]) => field)
    ).toEqual(['tenantId', 'clientId', 'authorityHost']);
  });

  it('judges a typed client certificate as far as its text tells', () => {
    const problem = (clientCertificate?: string) => settingsProblems({}, { clientCertificate }).clientCertificate;
    const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    const key = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----';
    expect(problem(certificate)).toMatch(/^Has a certificate but no private key/);
    expect(problem(`${certificate}\n${key.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE')}`)).toMatch(/encrypted/);
    expect(problem(`${certificate}\n${key}`)).toBeUndefined();
    expect(problem('')).toBeUndefined();
    expect(problem()).toBeUndefined();
  });

  it.each(['msi', 'workloadidentity'] as const)('leaves to the server what %s may leave open', (authType) => {
    expect(Object.values(settingsProblems({ azureCredentials: { authType } }, {})).filter(Boolean)).toEqual([]);
    const typed = settingsProblems({ azureCredentials: { authType, clientId: 'x' } }, {});
    expect(typed.clientId).toMatch(/^"x": use a GUID/);
  });
});
