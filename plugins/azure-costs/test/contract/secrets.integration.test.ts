import { type Entry, MemoryStore } from '@glance/cache';
import { throttled } from '@glance/simulator-azure';
import { tokenIdentity } from '../../src/backend/upstream/signIn/TokenIdentity';
import { METHODS, startSignIn } from '../fixtures/signInMethods';

const signIn = startSignIn();
const { under } = signIn;

// "A secret never appears in jsonData, a log line, a frame, an error, a metric or the shared cache."
it.each(METHODS)('keeps what %s signs in with out of everything that is cached', async (authType) => {
  const stored: Entry[] = [];
  const set = MemoryStore.prototype.set;
  const spy = jest.spyOn(MemoryStore.prototype, 'set').mockImplementation(function (this: MemoryStore, entry) {
    stored.push(entry);
    return set.call(this, entry);
  });
  try {
    const { azure, plugin, scopes } = under;
    const costs = await plugin.open(signIn.server.options(authType));
    await costs.frame({ groupBy: [{ name: 'ResourceGroupName' }] });
    await costs.frame({ queryType: 'variable', variable: 'resourceGroups' });
    await costs.frame({ queryType: 'variable', variable: 'tagKeys' });
    await costs.frame({ queryType: 'variable', variable: 'dimensionValues', dimension: 'ServiceName' });
    azure.faults.inject(throttled({ entity: 60 }), { endpoint: 'query' });
    await costs.ask({ scopes: [scopes[0]], metric: 'CostUSD' });
    const text = JSON.stringify(stored);
    expect(new Set(stored.map(({ owner }) => owner)).size).toBe(1);
    expect(text).toContain('rg-shop-web-prod');
    expect(azure.issuedTokens.length).toBeGreaterThan(0);
    const { tid, oid } = tokenIdentity(azure.issuedTokens.at(-1) ?? '');
    const ids = [azure.clientId, azure.tenantId, tid, oid];
    const keyLines = azure.clientCertificatePem.split('\n').filter((line) => line.length > 20);
    for (const secret of [...ids, ...keyLines, azure.clientSecret, azure.federatedToken, ...azure.issuedTokens]) {
      expect(secret).toBeTruthy();
      expect(text).not.toContain(secret);
    }
  } finally {
    spy.mockRestore();
  }
});
