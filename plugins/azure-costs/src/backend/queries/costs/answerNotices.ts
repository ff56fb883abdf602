import type { Notice } from '@glance/data-frames';
import { isUpstreamError } from '@glance/upstream';
import { durationText } from './durationText';
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
  return [...failures.map(failureNotice), ...staleNotice(answers)];
}

/** What is said of a scope that failed, whoever asks. */
export function failureText({ scope, error }: FailedScope): string {
  return `${scopeTitle(scope)}: ${error.message}`;
}

function failureNotice(failure: FailedScope): Notice {
  return { severity: 'warning', text: `Left out: ${failureText(failure)}` };
}

function staleNotice(answers: readonly FetchedAnswer[]): readonly Notice[] {
  const [oldest] = answers
    .flatMap(({ scope, stale }) => (stale ? [{ scope, ...stale }] : []))
    .sort((a, b) => b.ageMs - a.ageMs);
  if (oldest === undefined) {
    return [];
  }
  const reason = isUpstreamError(oldest.reason) ? ` ${scopeTitle(oldest.scope)}: ${oldest.reason.message}` : '';
  return [{ severity: 'warning', text: `These costs are ${durationText(oldest.ageMs)} old.${reason}` }];
}
