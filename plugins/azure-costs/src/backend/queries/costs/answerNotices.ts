import type { Notice } from '@glance/data-frames';
import { staleNotice } from '../staleNotice';
import type { FailedScope, FetchedAnswer } from './fetchCosts';
import { scopeTitle } from './resolveScopes';

/** What users must know about how the figures were come by: scopes that are missing, and answers that are old. */
export function answerNotices({
  answers,
  failures,
}: {
  readonly answers: readonly FetchedAnswer[];
  readonly failures: readonly FailedScope[];
}): readonly Notice[] {
  return [...failures.map(failureNotice), ...oldestNotice(answers)];
}

/** What is said of a scope that failed, whoever asks. */
export function failureText({ scope, error }: FailedScope): string {
  return `${scopeTitle(scope)}: ${error.message}`;
}

function failureNotice(failure: FailedScope): Notice {
  return { severity: 'warning', text: `Left out: ${failureText(failure)}` };
}

function oldestNotice(answers: readonly FetchedAnswer[]): readonly Notice[] {
  const [oldest] = answers
    .flatMap(({ scope, stale }) => (stale ? [{ scope, stale }] : []))
    .sort((a, b) => b.stale.ageMs - a.stale.ageMs);
  return oldest === undefined ? [] : [staleNotice('These costs are', oldest.stale, scopeTitle(oldest.scope))];
}
