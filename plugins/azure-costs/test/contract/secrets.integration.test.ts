import { type Entry, MemoryStore } from '@glance/cache';
import { throttled } from '@glance/simulator-azure';
import { startAzure } from '../fixtures/startAzure';

const under = startAzure();

// "A secret never appears in jsonData, a log line, a frame, an error, a metric or the shared cache."
it('keeps secret and tokens out of everything that is cached: keys, owners and answers', async () => {
  const stored: Entry[] = [];
  const set = MemoryStore.prototype.set;
  const spy = jest.spyOn(MemoryStore.prototype, 'set').mockImplementation(function (this: MemoryStore, entry) {
    stored.push(entry);
    return set.call(this, entry);
  });
  try {
    const { azure, plugin, scopes } = under;
    const costs = await plugin.open();
    await costs.frame({ groupBy: [{ name: 'ResourceGroupName' }] });
    await costs.frame({ queryType: 'variable', variable: 'resourceGroups' });
    azure.faults.inject(throttled({ entity: 60 }), { endpoint: 'query' });
    await costs.ask({ scopes: [scopes[0]], metric: 'CostUSD' });
    const text = JSON.stringify(stored);
    expect(new Set(stored.map(({ owner }) => owner)).size).toBe(1);
    expect(text).toContain('rg-shop-web-prod');
    expect(azure.issuedTokens.length).toBeGreaterThan(0);
    for (const secret of [azure.clientSecret, azure.clientId, azure.tenantId, ...azure.issuedTokens]) {
      expect(text).not.toContain(secret);
    }
  } finally {
    spy.mockRestore();
  }
});
