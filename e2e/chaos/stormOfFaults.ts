import type { Fault, Faults } from '@glance/simulator-common';
import { type Answers, rightFiguresOf } from './rightFiguresOf';

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

export interface StormSubject {
  readonly faults: Faults;
  /** The journal's name of what is asked. */
  readonly endpoint: string;
  /** Asks many questions, no two of which have the same answer, all at once. */
  readonly askAll: () => Promise<Answers>;
  readonly clearCache: () => Promise<unknown>;
}

/** Expects every answer in a storm of faults to be right or an error, none to be another's, and no trace afterwards. */
export async function expectToWeatherStorm({ faults, endpoint, askAll, clearCache }: StormSubject): Promise<void> {
  const calm = await askAll();
  const truth = rightFiguresOf(calm);
  expect(Object.keys(truth)).toEqual(Object.keys(calm));
  expect(new Set(Object.values(truth).map((figures) => JSON.stringify(figures))).size).toBe(Object.keys(truth).length);

  for (let round = 0; round < ROUNDS; round++) {
    await clearCache();
    FAULTS.forEach((fault, index) => {
      faults.inject(fault, { endpoint, times: 1 + ((index + round) % 3) });
    });
    const answers = await askAll();
    for (const { error, status, errorSource } of Object.values(answers)) {
      expect([error, status, errorSource]).toEqual(
        error === undefined ? [undefined, 200, undefined] : [expect.any(String), 502, 'downstream']
      );
    }
    const right = rightFiguresOf(answers);
    expect(truth).toMatchObject(right);
    expect(Object.keys(right).length).toBeGreaterThan(0);
    expect(Object.keys(right).length).toBeLessThan(Object.keys(truth).length);
    faults.clear();
  }
  expect(rightFiguresOf(await askAll())).toEqual(truth);
}
