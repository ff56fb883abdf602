import { type AzureSimulator, startAzureSimulator } from '@glance/simulator-azure';
import { PluginUnderTest } from './fixtures/openDataSource';

const TWO_DAYS = { from: '2026-11-01T00:00:00Z', to: '2026-11-03T00:00:00Z' };

describe('tokens that end at once', () => {
  let azure: AzureSimulator;
  let plugin: PluginUnderTest;

  beforeAll(async () => {
    azure = await startAzureSimulator({ tokenLifetimeSeconds: 60 });
    plugin = new PluginUnderTest(azure);
  });
  afterAll(async () => {
    await plugin.close();
    await azure.stop();
  });

  // A call that holds the only place and finds its token too old must not wait for that place to sign in.
  it('do not bring a data source to a halt that may make one call at a time', async () => {
    const costs = await plugin.open({ jsonData: { maxConcurrentRequests: 1 } });
    const scopes = [`subscriptions/${azure.model.subscriptions[0]?.id}`];
    const queries = ['ServiceName', 'Meter', 'Product'].map((name) => ({ scopes, groupBy: [{ name }] }));
    const answers = await Promise.all(queries.map((query) => costs.ask(query, TWO_DAYS)));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(azure.journal.peakInFlight('query')).toBe(1);
  }, 20_000);
});
