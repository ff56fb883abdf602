import type { QueryAnswer } from '@glance/harness';
import { compareSums } from './compareSums';
import type { Question } from './Question';
import { readSums } from './readSums';
import type { TrueTenant } from './TrueTenant';

/** How an answer turned out. */
export type Outcome =
  | { readonly kind: 'right'; readonly isPartial: boolean; readonly isStale: boolean }
  /** An error that users are meant to see while Azure is troubled. */
  | { readonly kind: 'failed'; readonly status: number }
  | { readonly kind: 'wrong'; readonly problem: string };

/** What a troubled Azure may do to a query: refuse for lack of quota, fail, or be late. */
const troubles: ReadonlySet<number> = new Set([429, 502, 504]);

/** Holds an answer against the truth of the tenant that its data source asks. */
export function checkAnswer(question: Question, answer: QueryAnswer | undefined, truth: TrueTenant): Outcome {
  if (answer === undefined) {
    return { kind: 'wrong', problem: 'there is no answer' };
  }
  const { status, error, frames } = answer;
  if (error !== undefined) {
    const isExpected = troubles.has(status) && frames.length === 0;
    return isExpected ? { kind: 'failed', status } : { kind: 'wrong', problem: `status ${status}: ${error}` };
  }
  const [frame, ...others] = frames;
  if (frame === undefined || others.length > 0) {
    return { kind: 'wrong', problem: `there are ${frames.length} frames` };
  }
  const notices = (frame.meta?.notices ?? []).map(({ text }) => text);
  const leftOut = notices.filter((text) => text.startsWith('Left out: '));
  if (question.fromAlert && leftOut.length > 0) {
    return { kind: 'wrong', problem: `an alert rule got a partial answer: ${leftOut.join('; ')}` };
  }
  const problems = question.expectations.flatMap((expectation) =>
    compareSums({
      answered: readSums(frame, { ...expectation, throughDay: question.throughDay }),
      truth: truth.sums(expectation),
      isLeftOut: (id) => leftOut.some((text) => text.includes(id)),
    })
  );
  return problems.length > 0
    ? { kind: 'wrong', problem: problems.join('; ') }
    : { kind: 'right', isPartial: leftOut.length > 0, isStale: notices.some((text) => /^[^.]* old\./.test(text)) };
}
