import type { AuthType } from '../src/shared/signIn';
import { type Answer, type DataSourceUnderTest, PluginUnderTest } from './fixtures/openDataSource';
import { scriptedAnswer } from './fixtures/scriptedAnswer';
import { METHODS, startSignIn } from './fixtures/signInMethods';

const MINUTE_MS = 60_000;
const ONE_DAY = scriptedAnswer(['Cost', 'UsageDate', 'Currency'], [1, 20261101, 'EUR']);
const signIn = startSignIn();
const messageOf = (answer: Answer) => (answer.ok ? '' : answer.message);

const open = (authType: AuthType) => signIn.under.plugin.open(signIn.server.options(authType));
const signIns = () => signIn.under.azure.journal.of('token').length + signIn.under.azure.journal.of('imds').length;

let asked = 0;
/** Questions that nobody has asked before, of a subscription that every one of the simulator's identities can see. */
const freshQuestions = (count: number) => {
  const { scopes } = signIn.under;
  return Array.from({ length: count }, () => {
    asked += 1;
    return { scopes: [scopes[0]], filters: [{ name: 'ServiceName', values: [`service ${asked}`] }] };
  });
};
const askAll = (costs: DataSourceUnderTest, count: number): Promise<readonly Answer[]> =>
  Promise.all(freshQuestions(count).map((query) => costs.ask(query)));

describe.each(METHODS)('%s', (authType, endpoint) => {
  it('gets costs with one sign-in for a hundred questions', async () => {
    // A short answer, since what is asked does not matter here.
    const end = signIn.under.azure.faults.inject(ONE_DAY, { endpoint: 'query' });
    const answers = await askAll(await open(authType), 100);
    end();
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(signIn.under.azure.journal.of('query')).toHaveLength(100);
    expect(signIns()).toBe(1);
    expect(signIn.under.azure.journal.of(endpoint)).toHaveLength(1);
  });

  it('shares a refused sign-in among a hundred questions, and keeps to it for 30 s', async () => {
    const { azure, clock } = signIn.under;
    const body = { error: 'invalid_client', error_description: 'AADSTS7000112: Application is disabled.' };
    const end = azure.faults.inject({ kind: 'answer', status: 400, body }, { endpoint });
    const costs = await open(authType);
    const answers = await askAll(costs, 100);
    expect(answers.every((answer) => !answer.ok && answer.status === 401)).toBe(true);
    expect(new Set(answers.map(messageOf)).size).toBe(1);
    expect(messageOf(answers[0]!)).toContain('(AADSTS7000112)');
    clock.advance(29_000);
    expect(messageOf((await askAll(costs, 1))[0]!)).toContain('(AADSTS7000112)');
    expect(signIns()).toBe(1);
    end();
    clock.advance(1_001);
    expect((await askAll(costs, 1))[0]?.ok).toBe(true);
    expect(signIns()).toBe(2);
    expect(azure.journal.of('query')).toHaveLength(1);
  });

  it('shares another failure among a hundred questions, and does not keep to it', async () => {
    const { azure } = signIn.under;
    const end = azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint });
    const costs = await open(authType);
    const answers = await askAll(costs, 100);
    expect(answers.every((answer) => !answer.ok && answer.status === 502)).toBe(true);
    // The machine's own service asks for it to be tried again after a 500.
    const attempts = endpoint === 'imds' ? 3 : 1;
    expect(signIns()).toBe(attempts);
    end();
    expect((await askAll(costs, 1))[0]?.ok).toBe(true);
    expect(signIns()).toBe(attempts + 1);
  });

  it('is told when a sign-in service that is asked too often takes calls again', async () => {
    const { azure } = signIn.under;
    azure.faults.inject({ kind: 'answer', status: 429, headers: { 'retry-after': '90' } }, { endpoint });
    const [answer] = await askAll(await open(authType), 3);
    expect(answer).toMatchObject({ ok: false, status: 429 });
    expect(messageOf(answer!)).toContain('2026-11-25 10:01:30 UTC');
    expect(signIns()).toBe(1);
  });

  it('signs in anew shortly before the token ends', async () => {
    const { clock } = signIn.under;
    const costs = await open(authType);
    await askAll(costs, 1);
    clock.advance(57 * MINUTE_MS);
    await askAll(costs, 3);
    expect(signIns()).toBe(1);
    clock.advance(MINUTE_MS);
    expect((await askAll(costs, 3)).every(({ ok }) => ok)).toBe(true);
    expect(signIns()).toBe(2);
  });

  it('replaces a token that Azure refuses before its end', async () => {
    const { azure, clock } = signIn.under;
    const costs = await open(authType);
    await askAll(costs, 1);
    clock.advance(5 * MINUTE_MS);
    const body = { error: { code: 'InvalidAuthenticationToken', message: 'revoked' } };
    azure.faults.inject({ kind: 'answer', status: 401, body }, { endpoint: 'query', times: 1 });
    expect((await askAll(costs, 1))[0]?.ok).toBe(true);
    expect(signIns()).toBe(2);
    const [before, after] = azure.issuedTokens.slice(-2);
    expect(after).not.toBe(before);
  });

  it('goes on when another data source that signs in that way is closed', async () => {
    const { plugin } = signIn.under;
    const first = await open(authType);
    await askAll(first, 1);
    const second = await plugin.open({ ...signIn.server.options(authType), uid: 'second' });
    await first.dispose();
    expect((await askAll(second, 1))[0]?.ok).toBe(true);
  });
});

describe('who signs in', () => {
  const callOf = (costs: DataSourceUnderTest) => ({
    signal: new AbortController().signal,
    deadlineAtMs: costs.instance.nowMs() + 30_000,
    priority: 'dashboard' as const,
  });
  const identityOf = (costs: DataSourceUnderTest) => costs.instance.upstream.identity(callOf(costs));

  it.each([
    ['clientsecret', 'servicePrincipal'],
    ['clientcertificate', 'servicePrincipal'],
    ['msi', 'systemAssigned'],
    ['workloadidentity', 'servicePrincipal'],
  ] as const)('is told by the token of %s', async (authType, principal) => {
    const { azure } = signIn.under;
    const costs = await open(authType);
    const expected = { tid: azure.tenantId, oid: azure.principals[principal].objectId };
    expect(await identityOf(costs)).toEqual(expected);
    expect(await identityOf(costs)).toEqual(expected);
    expect(signIns()).toBe(1);
  });

  it('is a user-assigned identity where its client id is named, by the data source or by the server', async () => {
    const { azure, plugin } = signIn.under;
    const { clientId, objectId } = azure.principals.userAssigned;
    const named = await plugin.open({ jsonData: { azureCredentials: { authType: 'msi', clientId } } });
    expect(await identityOf(named)).toMatchObject({ oid: objectId });
    const [call] = azure.journal.of('imds');
    expect(call?.url).toContain(`client_id=${clientId}`);
    expect(call?.headers).toMatchObject({ metadata: 'true' });
    const env = { ...signIn.server.env, GFAZPL_MANAGED_IDENTITY_CLIENT_ID: clientId };
    const elsewhere = new PluginUnderTest(azure, { env });
    expect(await identityOf(await elsewhere.open(signIn.server.options('msi')))).toMatchObject({ oid: objectId });
    await elsewhere.close();
  });

  it('decides whose answers are shown: those of the identity before are not, when the machine gets another one', async () => {
    const { azure, clock, plugin, scopes } = signIn.under;
    const costs = await open('msi');
    const question = { scopes: [scopes[0]] };
    expect(await costs.ask(question)).toMatchObject({ ok: true });
    clock.advance(60 * MINUTE_MS);
    const { clientId } = azure.principals.userAssigned;
    await identityOf(await plugin.open({ jsonData: { azureCredentials: { authType: 'msi', clientId } } }));
    const body = { access_token: azure.issuedTokens.at(-1), expires_on: String(Date.now() / 1000 + 3600) };
    azure.faults.inject({ kind: 'answer', status: 200, body }, { endpoint: 'imds' });
    // The other one may not see that subscription.
    expect(await costs.ask(question)).toMatchObject({ ok: false, status: 403 });
  });

  it('lets an answer that is held be shown while the sign-in service fails', async () => {
    const { azure, clock, scopes } = signIn.under;
    const costs = await open('msi');
    const question = { scopes: [scopes[0]] };
    const before = await costs.frame(question);
    clock.advance(60 * MINUTE_MS);
    azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'imds' });
    azure.journal.clear();
    expect((await costs.frame(question)).fields).toEqual(before.fields);
    expect(azure.journal.of('query')).toHaveLength(0);
  });

  it('stays known while the sign-in service fails, so that stale answers can still be shown', async () => {
    const { azure, clock } = signIn.under;
    const costs = await open('msi');
    const known = await identityOf(costs);
    clock.advance(60 * MINUTE_MS);
    azure.faults.inject({ kind: 'answer', status: 503 }, { endpoint: 'imds' });
    expect(await identityOf(costs)).toEqual(known);
    const gone = new AbortController();
    gone.abort(new Error('gone'));
    await expect(costs.instance.upstream.identity({ ...callOf(costs), signal: gone.signal })).rejects.toThrow('gone');
  });

  it('is not known before the first sign-in has succeeded', async () => {
    const { azure } = signIn.under;
    azure.faults.inject({ kind: 'answer', status: 503 }, { endpoint: 'imds' });
    await expect(identityOf(await open('msi'))).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('the file of a workload identity', () => {
  it('is read anew for every sign-in, since its token rotates', async () => {
    const { azure, clock } = signIn.under;
    const costs = await open('workloadidentity');
    await signIn.server.writeToken(azure.issueFederatedToken({ expiresInSeconds: -600 }));
    expect(messageOf((await askAll(costs, 1))[0]!)).toContain('token has expired');
    await signIn.server.writeToken(azure.issueFederatedToken({}));
    clock.advance(30_001);
    expect((await askAll(costs, 1))[0]?.ok).toBe(true);
  });
});
