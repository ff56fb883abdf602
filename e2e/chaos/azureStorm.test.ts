import { AzureUnderFault } from './AzureUnderFault';
import { expectToWeatherStorm } from './stormOfFaults';

jest.setTimeout(120_000);

const GROUPINGS = ['ResourceGroupName', 'ServiceName', 'ResourceLocation', 'MeterCategory'] as const;

let under: AzureUnderFault;

beforeEach(async () => {
  under = await AzureUnderFault.start();
});

afterEach(() => under.stop());

describe('a storm of faults', () => {
  it('leaves every answer either right or an error, mixes up none, and passes without a trace', async () => {
    const { azure, host, scopes } = under;
    const dataSource = under.dataSource();
    const queries = Array.from({ length: 12 }, (_, index) => ({
      refId: `Q${index}`,
      scopes: [scopes[index % scopes.length]],
      groupBy: [{ type: 'Dimension', name: GROUPINGS[index % GROUPINGS.length] }],
    }));
    await expectToWeatherStorm({
      faults: azure.faults,
      endpoint: 'query',
      askAll: () => under.ask(queries),
      clearCache: () => host.callResource({ dataSource, method: 'POST', path: 'cache/clear' }),
    });
    expect(azure.journal.inFlight()).toBe(0);
    expect(await under.leaks()).toEqual([]);
  });
});
