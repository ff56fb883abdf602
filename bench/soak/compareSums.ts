import type { Sums } from './Question';

/** Sums of thousands of numbers in another order differ by this share, or by this amount near zero. */
const RELATIVE = 1e-6;
const ABSOLUTE = 0.01;
const shownProblems = 3;

export interface Comparison {
  readonly answered: Sums;
  readonly truth: Sums;
  /** Whether the answer says of the first label's value that it is left out; then it must be missing as a whole. */
  readonly isLeftOut: (value: string) => boolean;
  /** The answer says that it does not know all times: sums may be smaller than they should, and never larger. */
  readonly hasGaps: boolean;
}

/** What is wrong with an answer, in a few words for each of the first sums that are; empty when nothing is. */
export function compareSums({ answered, truth, isLeftOut, hasGaps }: Comparison): readonly string[] {
  const due = (key: string) => (isLeftOut(firstValueOf(key)) ? 0 : (truth.get(key) ?? 0));
  const isRight = (key: string) => {
    const sum = answered.get(key) ?? 0;
    return isClose(sum, due(key)) || (hasGaps && sum < due(key));
  };
  return [...new Set([...answered.keys(), ...truth.keys()])]
    .filter((key) => !isRight(key))
    .map((key) => `${key} is ${answered.get(key) ?? 'missing'} and should be ${due(key)}`)
    .slice(0, shownProblems);
}

function firstValueOf(key: string): string {
  return key.split(' | ', 1)[0] ?? '';
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(ABSOLUTE, RELATIVE * Math.abs(b));
}
