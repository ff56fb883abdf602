import { missingRole } from '@glance/simulator-azure';
import { startAzure } from './fixtures/startAzure';

const under = startAzure();

const stepsOf = ({ details }: { readonly details?: Readonly<Record<string, unknown>> }) =>
  (details?.['steps'] as ReadonlyArray<{ name: string; status: string; message: string }>).map(
    ({ name, status }) => `${name} ${status}`
  );

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
