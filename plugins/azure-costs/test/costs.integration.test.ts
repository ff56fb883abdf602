import { type AzureSimulator, SettableClock, startAzureSimulator } from '@glance/simulator-azure';
import { NOW, PluginUnderTest } from './fixtures/openDataSource';

const clock = new SettableClock(Date.parse(NOW));
let azure: AzureSimulator;
let plugin: PluginUnderTest;

beforeAll(async () => {
  azure = await startAzureSimulator({ now: clock.now });
});
afterAll(() => azure.stop());
beforeEach(() => {
  azure.faults.clear();
  azure.journal.clear();
  plugin = new PluginUnderTest(azure, { clock: planClock() });
});
afterEach(() => plugin.close());

/** Time as the simulator has it, with real timers. */
function planClock() {
  return {
    now: clock.now,
    setTimeout: (fn: () => void, ms: number) => setTimeout(fn, ms),
    clearTimeout: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout),
  };
}

describe('a costs query', () => {
  it('shows the daily costs of every subscription by default', async () => {
    const costs = await plugin.open();
    const frame = await costs.frame({});
    expect(frame.meta).toMatchObject({ type: 'timeseries-wide', typeVersion: [0, 1] });
    void sumOf;
    void RANGE;
  });
});
