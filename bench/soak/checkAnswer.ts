import type { QueryAnswer } from '@glance/harness';
import { compareSums } from './compareSums';
import type { Question } from './Question';
import { readSums } from './readSums';

/** How an answer turned out. */
export type Outcome =
  | { readonly kind: 'right'; readonly isPartial: boolean; readonly isStale: boolean }
  /** An error that users are meant to see while the vendor is troubled. */
  | { readonly kind: 'failed'; readonly status: number }
  | { readonly kind: 'wrong'; readonly problem: string };

/** What a troubled vendor may do to a query: refuse for lack of quota, fail, or be late. */
const troubles: ReadonlySet<number> = new Set([429, 502, 504]);

/** Holds an answer against what it must say. */
export function checkAnswer({ fromAlert, settled, expectations }: Question, answer: QueryAnswer | undefined): Outcome {
  if (answer === undefined) {
    return { kind: 'wrong', problem: 'there is no answer' };
  }
  const { status, error, frames } = answer;
  if (error !== undefined) {
    const isExpected = troubles.has(status) && frames.length === 0;
    return isExpected ? { kind: 'failed', status } : { kind: 'wrong', problem: `status ${status}: ${error}` };
  }
  if (frames.length === 0) {
    return { kind: 'wrong', problem: 'there is no frame' };
  }
  const notices = frames.flatMap(({ meta }) => meta?.notices ?? []).map(({ text }) => text);
  const leftOut = notices.filter((text) => text.startsWith('Left out: '));
  const gaps = notices.filter((text) => text.startsWith('Some buckets are not known'));
  const isPartial = leftOut.length + gaps.length > 0;
  if (fromAlert && isPartial) {
    return { kind: 'wrong', problem: `an alert rule got a partial answer: ${[...leftOut, ...gaps].join('; ')}` };
  }
  const problems = expectations.flatMap((expectation) =>
    compareSums({
      answered: readSums(frames, expectation, settled),
      truth: expectation.sums,
      isLeftOut: (value) => leftOut.some((text) => text.toLowerCase().includes(value)),
      hasGaps: gaps.length > 0,
    })
  );
  return problems.length > 0
    ? { kind: 'wrong', problem: problems.join('; ') }
    : { kind: 'right', isPartial, isStale: notices.some((text) => /^[^.]* old\./.test(text)) };
}
