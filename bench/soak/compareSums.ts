import type { Sums } from './Truth';

/** Sums of thousands of numbers in another order differ by this share, or by this amount near zero. */
const RELATIVE = 1e-6;
const ABSOLUTE = 0.01;
const shownProblems = 3;

export interface Comparison {
  readonly answered: Sums;
  readonly truth: Sums;
  /** Whether the answer says of a subscription that it is left out; then it must be missing as a whole. */
  readonly isLeftOut: (subscriptionId: string) => boolean;
}

/** What is wrong with an answer, in a few words for each of the first sums that are; empty when nothing is. */
export function compareSums({ answered, truth, isLeftOut }: Comparison): readonly string[] {
  const due = (key: string) => (isLeftOut(subscriptionOf(key)) ? 0 : (truth.get(key) ?? 0));
  return [...new Set([...answered.keys(), ...truth.keys()])]
    .filter((key) => !isClose(answered.get(key) ?? 0, due(key)))
    .map((key) => `${key} is ${answered.get(key) ?? 'missing'} and should be ${due(key)}`)
    .slice(0, shownProblems);
}

function subscriptionOf(key: string): string {
  return key.split(' | ', 1)[0] ?? '';
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(ABSOLUTE, RELATIVE * Math.abs(b));
}
