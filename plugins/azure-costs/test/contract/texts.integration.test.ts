import { type Fault, missingRole, throttled } from '@glance/simulator-azure';
import type { AskOptions } from '../fixtures/openDataSource';
import { startAzure } from '../fixtures/startAzure';

// "Errors say what to do", quote the value and name the field: the texts that users read, as a user reads them.
const under = startAzure();

const answerTo = async (model: Record<string, unknown>, options: AskOptions = {}) => {
  const answer = await (await under.plugin.open()).ask(model, options);
  return answer.ok ? 'no error' : answer.message;
};

describe('a range that cannot be asked about', () => {
  const today = { from: '2026-11-25T00:00:00Z', to: '2026-11-25T10:00:00Z', fromAlert: true };

  it.each<[string, Record<string, unknown>, AskOptions, RegExp]>([
    ['in the future', {}, { from: '2026-11-26T00:00:00Z', to: '2026-11-27T00:00:00Z' }, /2026-11-26.*move it back/],
    [
      'backwards',
      {},
      { from: '2026-11-20T00:00:00Z', to: '2026-11-19T00:00:00Z' },
      /2026-11-20.*2026-11-19|2026-11-19.*2026-11-20/,
    ],
    ['too long', {}, { from: '1970-01-01T00:00:00Z', to: '2026-11-19T00:00:00Z' }, /1970.*begin later/],
    ['of unsettled days', {}, today, /newest 2 days,.*earlier range/],
    ['of one unsettled day', { unsettledDays: { days: 1 } }, today, /newest day,.*earlier range/],
    [
      'of an unsettled month',
      { granularity: 'Monthly' },
      { ...today, from: '2026-11-01T00:00:00Z' },
      /month.*newest 2 days/i,
    ],
  ])('says so: %s', async (_, model, options, text) => {
    expect(await answerTo(model, options)).toMatch(text);
  });
});

describe('a failure of Azure', () => {
  const answering = (status: number, code: string): Fault => ({
    kind: 'answer',
    status,
    body: { error: { code, message: 'Words of Azure.' } },
  });

  it.each<[string, Fault, RegExp]>([
    ['missing role', missingRole('subscriptions/x'), /Give it the role Cost Management Reader/],
    ['quota', throttled({ entity: 600 }), /until 2026-11-25 10:10:00 UTC \(in 600 s\)/],
    ['refusal', answering(400, 'BadRequest'), /BadRequest: Words of Azure\..*(check|change)/i],
    ['unknown name', answering(404, 'NotFound'), /NotFound: Words of Azure\..*check/i],
    ['unknown subscription', answering(404, 'SubscriptionNotFound'), /Check the id/],
    ['partner', answering(400, 'IndirectCostDisabled'), /Ask the partner/],
    ['token', answering(401, 'InvalidAuthenticationToken'), /Check azureCredentials/],
    ['outage', answering(500, 'InternalServerError'), /Words of Azure\..*try again later/i],
    ['gateway', { kind: 'htmlBadGateway' }, /status 502.*try again later/i],
    ['slowness', answering(504, 'GatewayTimeout'), /Ask for a shorter range/],
    ['HTML', { kind: 'answer', status: 200, body: '<html>Sign in</html>' }, /HTML.*Check resourceManagerUrl/],
    ['cut', { kind: 'cutBody' }, /broke before.*try again later/],
    [
      'redirect',
      { kind: 'redirect', location: 'https://elsewhere.example/' },
      /https:\/\/elsewhere\.example.*settings/,
    ],
    ['size', { kind: 'oversizedBody', bytes: 70 * 1024 * 1024, gzip: true }, /64 MiB; ask for a shorter range/],
  ])('says whose and what to do: %s', async (_, fault, text) => {
    const { azure, scopes } = under;
    azure.faults.inject(fault, { endpoint: 'query' });
    const message = await answerTo({ scopes: [scopes[0]] });
    expect(message).toContain(`Contoso Production (${scopes[0]}): `);
    expect(message).toMatch(text);
  });
});

describe('a setting that cannot be used', () => {
  const guid = '11111111-2222-4333-8444-555555555555';

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['nothing', { azureCredentials: {} }, /^azureCredentials\.tenantId is missing: use a GUID/],
    ['no client', { azureCredentials: { tenantId: guid } }, /^azureCredentials\.clientId is missing: use a GUID/],
    ['a name', { azureCredentials: { tenantId: 'contoso', clientId: guid } }, /tenantId is "contoso": use a GUID/],
    ['a timeout', { timeout: 121 }, /^timeout is 121: use at most 120$/],
    ['no timeout', { timeout: 0 }, /^timeout is 0: use at least 1$/],
    ['a TTL', { cacheTtlSeconds: -1 }, /^cacheTtlSeconds is -1: use at least 0$/],
    ['no calls', { maxConcurrentRequests: 0 }, /^maxConcurrentRequests is 0: use at least 1$/],
    ['calls', { maxConcurrentRequests: 65 }, /^maxConcurrentRequests is 65: use at most 64$/],
    [
      'http',
      { authorityHost: 'http://login.example' },
      /^authorityHost is "http:\/\/login\.example": use an https URL/,
    ],
    [
      'a password',
      { authorityHost: 'https://a:hunter2@x' },
      /^authorityHost contains a user name or password: remove it$/,
    ],
    [
      'no URL',
      {
        azureCredentials: { azureCloud: 'AzureCustomizedCloud', tenantId: guid, clientId: guid },
        resourceManagerUrl: '',
      },
      /^resourceManagerUrl is missing: /,
    ],
    ['a scope', { defaultScopes: ['*', 'x'] }, /^defaultScopes\[1\] is "x": use "\*", subscriptions/],
    ['a user', { azureCredentials: { authType: 'currentuser' } }, /"currentuser".*use "clientsecret"/],
    ['on behalf', { azureCredentials: { authType: 'clientsecret-obo' } }, /"clientsecret-obo".*use "clientsecret"/],
    [
      'the older form',
      { azureCredentials: undefined, cloudName: 'azuremonitor' },
      /^cloudName is "azuremonitor".*azureCredentials/,
    ],
    [
      'the older way',
      { azureCredentials: undefined, azureAuthType: 'msi' },
      /^azureAuthType is "msi".*azureCredentials/,
    ],
  ])('names its field, quotes it and says what to write: %s', async (_, jsonData, text) => {
    await expect(under.plugin.open({ jsonData })).rejects.toMatchObject({
      status: 400,
      source: 'downstream',
      message: expect.stringMatching(text),
    });
  });

  it('is never quoted when it is a secret', async () => {
    const secureJsonData = { azureClientSecret: '', tlsCACert: 'hunter2-is-no-certificate' };
    await expect(under.plugin.open({ secureJsonData })).rejects.toMatchObject({
      message: expect.stringMatching(/^azureClientSecret is missing: enter/),
    });
    const caOnly = { tlsCACert: secureJsonData.tlsCACert };
    const refused = expect(under.plugin.open({ secureJsonData: caOnly })).rejects;
    await refused.toMatchObject({ message: expect.not.stringContaining('hunter2') });
  });
});

it('warns in the health check that certificates are not verified, and says what to do instead', async () => {
  const costs = await under.plugin.open({ jsonData: { tlsSkipVerify: true, tlsAuthWithCACert: false } });
  expect(await costs.health()).toMatchObject({
    status: 'ok',
    message: expect.stringMatching(/tlsSkipVerify.*tlsCACert/),
  });
});
