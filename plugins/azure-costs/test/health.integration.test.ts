import { missingRole, throttled } from '@glance/simulator-azure';
import type { AuthType } from '../src/shared/signIn';
import { scriptedAnswer } from './fixtures/scriptedAnswer';
import { METHODS, startSignIn } from './fixtures/signInMethods';

const signIn = startSignIn();
const { under } = signIn;

const stepsOf = ({ details }: { readonly details?: Readonly<Record<string, unknown>> }) =>
  (details?.['steps'] as ReadonlyArray<{ name: string; status: string; message: string }>).map(
    ({ name, status }) => `${name} ${status}`
  );

const NO_ROLE = { error: { code: 'RBACAccessDenied', message: 'no access' } };
const ONE_DAY = scriptedAnswer(['Cost', 'Currency'], [1, 'EUR']);

describe('the health check', () => {
  it('signs in, lists subscriptions and asks for one day of costs', async () => {
    const { azure, plugin, scopes } = under;
    const health = await (await plugin.open()).health();
    expect(health).toMatchObject({ status: 'ok', message: expect.stringContaining('3 subscriptions listed') });
    expect(health.message).toContain(`costs of ${scopes[0]} readable`);
    expect(stepsOf(health)).toEqual(['signIn ok', 'listSubscriptions ok', 'costQuery ok']);
    const [call] = azure.journal.of('query');
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      timePeriod: { from: '2026-11-24T00:00:00Z', to: '2026-11-24T23:59:59Z' },
    });
  });

  it('skips the rest when the sign-in fails, and names the setting', async () => {
    const { azure, plugin } = under;
    const health = await (await plugin.open({ secureJsonData: { azureClientSecret: 'wrong' } })).health();
    expect(health).toMatchObject({ status: 'error', message: expect.stringContaining('azureClientSecret') });
    expect(stepsOf(health)).toEqual(['signIn error', 'listSubscriptions skipped', 'costQuery skipped']);
    expect(azure.journal.of('subscriptions')).toHaveLength(0);
  });

  it('names the role that is missing and where', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject(missingRole(scopes[0] ?? ''), { endpoint: 'query' });
    const health = await (await plugin.open()).health();
    expect(health.message).toContain(`${scopes[0]}: The app registration lacks a role`);
    expect(health.message).toContain('Cost Management Reader');
    expect(stepsOf(health)).toEqual(['signIn ok', 'listSubscriptions ok', 'costQuery error']);
  });

  it('asks the first default scope when there is one', async () => {
    const { azure, plugin, scopes } = under;
    await (await plugin.open({ jsonData: { defaultScopes: ['*', scopes[2]] } })).health();
    expect(azure.journal.of('query')[0]?.url).toContain(scopes[2]);
  });

  it('says that nothing can be seen when no subscription is listed', async () => {
    const { azure, plugin } = under;
    azure.faults.inject({ kind: 'answer', status: 200, body: { value: [] } }, { endpoint: 'subscriptions' });
    const health = await (await plugin.open()).health();
    expect(health).toMatchObject({ status: 'error', message: expect.stringContaining('sees no subscription') });
    expect(stepsOf(health)).toEqual(['signIn ok', 'listSubscriptions ok', 'costQuery error']);
  });

  it.each(METHODS)('passes for %s', async (authType) => {
    const health = await (await under.plugin.open(signIn.server.options(authType))).health();
    expect(stepsOf(health)).toEqual(['signIn ok', 'listSubscriptions ok', 'costQuery ok']);
  });

  it.each<[AuthType, string]>([
    ['clientcertificate', 'The app registration'],
    ['msi', 'The managed identity'],
    ['workloadidentity', 'The workload identity'],
  ])('says that %s lacks the role, in the words for it', async (authType, principal) => {
    const { azure, plugin } = under;
    azure.faults.inject({ kind: 'answer', status: 403, body: NO_ROLE }, { endpoint: 'query' });
    const costs = await plugin.open(signIn.server.options(authType));
    expect((await costs.health()).message).toContain(`${principal} lacks a role. Give it the role Cost Management`);
    azure.faults.inject({ kind: 'answer', status: 200, body: { value: [] } }, { endpoint: 'subscriptions' });
    expect((await costs.health()).message).toContain(`${principal} sees no subscription`);
  });

  it.each<[AuthType, 'token' | 'imds', string, string]>([
    ['clientcertificate', 'token', 'AADSTS700027: no such key', 'clientCertificate'],
    ['msi', 'imds', 'Identity not found', 'azureCredentials.clientId'],
    ['workloadidentity', 'token', 'AADSTS700024: too late', 'workload_identity_token_file'],
  ])('names the setting where the sign-in with %s is refused', async (authType, endpoint, description, setting) => {
    const body = { error: 'invalid_request', error_description: description };
    under.azure.faults.inject({ kind: 'answer', status: 400, body }, { endpoint });
    const health = await (await under.plugin.open(signIn.server.options(authType))).health();
    expect(health).toMatchObject({ status: 'error', message: expect.stringContaining(setting) });
    expect(stepsOf(health)).toEqual(['signIn error', 'listSubscriptions skipped', 'costQuery skipped']);
  });

  it.each([
    ['providers/Microsoft.Management/managementGroups/contoso', 'the role Cost Management Reader'],
    ['providers/Microsoft.Billing/billingAccounts/123', 'a billing role on this scope, such as Billing account reader'],
  ])('asks a default scope such as %s, and names the role that it needs', async (scope, role) => {
    const { azure, plugin } = under;
    const costs = await plugin.open({ jsonData: { defaultScopes: [scope] } });
    azure.faults.inject(ONE_DAY, { endpoint: 'query', times: 1 });
    expect(await costs.health()).toMatchObject({
      status: 'ok',
      message: expect.stringContaining(`costs of ${scope} readable`),
    });
    azure.faults.inject({ kind: 'answer', status: 403, body: NO_ROLE }, { endpoint: 'query' });
    expect((await costs.health()).message).toContain(`${scope}: The app registration lacks a role. Give it ${role}`);
  });

  it('names the setting where the scope is that Azure does not know', async () => {
    const { azure, plugin } = under;
    const scope = 'providers/Microsoft.Management/managementGroups/nobody';
    const costs = await plugin.open({ jsonData: { defaultScopes: [scope] } });
    const body = { error: { code: 'NotFound', message: 'no such group' } };
    azure.faults.inject({ kind: 'answer', status: 404, body }, { endpoint: 'query' });
    expect((await costs.health()).message).toContain(`${scope} (of defaultScopes): `);
  });

  it.each([
    ['the sign-in', 'token', 'signIn error'],
    ['the cost query', 'query', 'costQuery error'],
  ] as const)('says that a lack of quota for %s is no error of the settings', async (_, endpoint, step) => {
    const { azure, plugin } = under;
    azure.faults.inject(throttled({ standard: 90 }), { endpoint });
    const health = await (await plugin.open()).health();
    expect(health).toMatchObject({ status: 'error' });
    expect(health.message).toMatch(/until 2026-11-25 10:01:30 UTC \(in 90 s\)\. This is no error of the settings/);
    expect(stepsOf(health)).toContain(step);
  });

  it('warns that certificates are not verified', async () => {
    const { plugin } = under;
    const costs = await plugin.open({ jsonData: { tlsSkipVerify: true, tlsAuthWithCACert: false } });
    expect(await costs.health()).toMatchObject({ status: 'ok', message: expect.stringContaining('tlsSkipVerify') });
  });

  it('asks Azure each time, not the cache', async () => {
    const { azure, plugin } = under;
    const costs = await plugin.open();
    await costs.health();
    await costs.health();
    expect(azure.journal.of('query')).toHaveLength(2);
  });
});
