import { type Fault, missingRole, throttled } from '@glance/simulator-azure';
import type { AuthType } from '../src/shared/signIn';
import { METHODS, startSignIn } from './fixtures/signInMethods';

const signIn = startSignIn();
const { under } = signIn;
const PLANTED = 'planted~secret.of-this-test';

describe('secrets', () => {
  it('are in no frame, error, log line, metric or health answer, whatever goes wrong', async () => {
    const { azure, plugin, scopes } = under;
    const outputs: unknown[] = [];
    const costs = await plugin.open();
    const wrong = await plugin.open({
      uid: 'wrong',
      secureJsonData: { azureClientSecret: 'wrong~secret.of-this-test' },
    });
    const faults = [
      missingRole(scopes[0] ?? ''),
      throttled({ tenant: 600 }),
      { kind: 'htmlBadGateway' },
      { kind: 'invalidJson' },
      { kind: 'cutBody' },
      { kind: 'redirect', location: 'https://elsewhere.example/' },
      {
        kind: 'answer',
        status: 401,
        body: { error: { code: 'InvalidAuthenticationToken', message: 'Bearer token is bad' } },
      },
      // A server that sends back what it was sent.
      { kind: 'answer', status: 400, body: { error: { code: 'BadRequest', message: `Bearer ${'e'.repeat(40)}` } } },
    ] as const;
    for (const fault of faults) {
      const end = azure.faults.inject(fault);
      outputs.push(await costs.ask({ scopes: [scopes[0]], groupBy: [{ name: 'Meter' }], legendFormat: fault.kind }));
      outputs.push(await costs.ask({ queryType: 'variable', variable: 'resourceGroups' }), await costs.health());
      outputs.push(await costs.ask({ queryType: 'variable', variable: 'tagKeys' }));
      outputs.push(await costs.ask({ queryType: 'variable', variable: 'dimensionValues', dimension: 'Meter' }));
      end();
      under.clock.advance(700_000);
    }
    outputs.push(await wrong.ask({}), await wrong.health(), await costs.frame({}), await costs.health());
    outputs.push(await plugin.metrics.text(), plugin.logged);
    const text = JSON.stringify(outputs);
    expect(text.length).toBeGreaterThan(5000);
    expect(azure.issuedTokens.length).toBeGreaterThan(0);
    for (const secret of [azure.clientSecret, 'wrong~secret.of-this-test', ...azure.issuedTokens]) {
      expect(text).not.toContain(secret);
    }
    expect(text).not.toContain('e'.repeat(40));
  });

  it.each(METHODS)('of %s are in no output either', async (authType, endpoint) => {
    const { azure, plugin, clock, scopes } = under;
    const outputs: unknown[] = [];
    const costs = await plugin.open(signIn.server.options(authType));
    const ask = async (name: string) => {
      const question = { scopes: [scopes[0]], groupBy: [{ name: 'Meter' }], legendFormat: name };
      outputs.push(...(await Promise.all([costs.ask(question), costs.health()])));
      clock.advance(700_000);
    };
    const faults: readonly Fault[] = [
      { kind: 'htmlBadGateway' },
      { kind: 'cutBody' },
      { kind: 'answer', status: 400, body: { error: 'x', error_description: 'AADSTS50027: malformed' } },
      { kind: 'answer', status: 200, body: { access_token: PLANTED, token_type: 'Bearer' } },
      { kind: 'answer', status: 400, body: { error: PLANTED, error_description: `client_assertion=${PLANTED}` } },
    ];
    for (const fault of faults) {
      const end = azure.faults.inject(fault, { endpoint });
      await ask(fault.kind);
      end();
    }
    await ask('at last');
    const refused = await refusedSettings(authType);
    outputs.push(refused, await plugin.metrics.text(), plugin.logged);
    const text = JSON.stringify(outputs);
    expect(text).toContain('costs of subscriptions/');
    const key = azure.clientCertificatePem.split('-----BEGIN PRIVATE KEY-----')[1] ?? '';
    const lines = key.split('\n').filter((line) => line.length > 20);
    expect(lines.length).toBeGreaterThan(10);
    const secrets = [...lines, azure.clientSecret, azure.federatedToken, PLANTED, ...azure.issuedTokens];
    for (const secret of secrets) {
      expect(text).not.toContain(secret);
    }
    // Assertions are made for each sign-in; like all JSON web tokens they begin with an object in base64.
    expect(text).not.toMatch(/eyJ[\w-]{8,}\.[\w-]{4,}\./);
  });

  /** What is said of settings that hold secrets in the wrong places. */
  async function refusedSettings(authType: AuthType): Promise<string> {
    const { azure, plugin } = under;
    const [certificate] = azure.clientCertificatePem.split('-----BEGIN PRIVATE KEY');
    const pems = [
      azure.clientCertificatePem.slice(40),
      azure.clientCertificatePem.replace('E', 'F'),
      certificate,
      PLANTED,
    ];
    const messages = pems.map((clientCertificate = '') =>
      plugin.open(signIn.server.options(authType, { secureJsonData: { clientCertificate } })).then(
        () => '',
        (error: unknown) => String(error)
      )
    );
    return (await Promise.all(messages)).join();
  }
});
