import { missingRole, throttled } from '@glance/simulator-azure';
import { startAzure } from './fixtures/startAzure';

const under = startAzure();

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
});
