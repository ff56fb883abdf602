import type { HostQuery } from '@glance/harness';
import type { Fault } from '@glance/simulator-common';
import { AzureUnderFault } from './AzureUnderFault';

jest.setTimeout(120_000);

/** All that are due befall a request together, the first that is an answer wins: some are given up, some tried again. */
const FAULTS: readonly Fault[] = [
  { kind: 'invalidJson' },
  { kind: 'htmlBadGateway' },
  { kind: 'cutBody' },
  { kind: 'answer', status: 503, body: {} },
  { kind: 'answer', status: 500, body: {} },
  { kind: 'latency', ms: 50 },
];
const ROUNDS = 5;
const GROUPINGS = ['ResourceGroupName', 'ServiceName', 'ResourceLocation', 'MeterCategory'] as const;

let under: AzureUnderFault;

beforeEach(async () => {
  under = await AzureUnderFault.start();
});

afterEach(() => under.stop());

/** Twelve questions, no two of which have the same answer. */
function query(refId: string, index: number): HostQuery {
  return {
    refId,
    scopes: [under.scopes[index % under.scopes.length]],
    groupBy: [{ type: 'Dimension', name: GROUPINGS[index % GROUPINGS.length] }],
  };
}

describe('a storm of faults', () => {
  it('leaves every answer either right or an error, mixes up none, and passes without a trace', async () => {
    const queries = Array.from({ length: 12 }, (_, index) => query(`Q${index}`, index));
    const figures = (answers: Awaited<ReturnType<AzureUnderFault['ask']>>) =>
      Object.fromEntries(
        Object.entries(answers)
          .filter(([, { error }]) => error === undefined)
          .map(([refId, { frames }]) => [
            refId,
            frames.map(({ fields }) => fields.map(({ labels, values }) => [labels, [...values]])),
          ])
      );
    const truth = figures(await under.ask(queries));
    expect(Object.keys(truth)).toHaveLength(queries.length);
    const dataSource = under.dataSource();

    for (let round = 0; round < ROUNDS; round++) {
      await under.host.callResource({ dataSource, method: 'POST', path: 'cache/clear' });
      FAULTS.forEach((fault, index) => {
        under.azure.faults.inject(fault, { endpoint: 'query', times: 1 + ((index + round) % 3) });
      });
      const answers = await under.ask(queries);
      for (const { error, status, errorSource } of Object.values(answers)) {
        expect([error, status, errorSource]).toEqual(
          error === undefined ? [undefined, 200, undefined] : [expect.any(String), 502, 'downstream']
        );
      }
      const right = figures(answers);
      expect(truth).toMatchObject(right);
      expect(Object.keys(right).length).toBeGreaterThan(0);
      expect(Object.keys(right).length).toBeLessThan(queries.length);
      under.azure.faults.clear();
    }

    expect(figures(await under.ask(queries))).toEqual(truth);
    expect(under.azure.journal.inFlight()).toBe(0);
    expect(await under.leaks()).toEqual([]);
  });
});
