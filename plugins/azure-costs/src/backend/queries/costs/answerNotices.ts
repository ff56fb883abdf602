import type { Notice } from '@glance/data-frames';
import { leftOutNotices, type NamedFailure, staleNotice } from '@glance/data-source';
import { type DayRange, formatDay } from '@glance/time-buckets';
import type { FailedScope, FetchedAnswer } from './fetchCosts';
import { scopeTitle } from './resolveScopes';

/** What users must know about how the figures were come by: scopes and days that are missing, and answers that are old. */
export function answerNotices({
  answers,
  failures,
}: {
  readonly answers: readonly FetchedAnswer[];
  readonly failures: readonly FailedScope[];
}): readonly Notice[] {
  return [...leftOutNotices(failures.map(namedFailure)), ...oldestNotice(answers), ...gapNotice(answers)];
}

/** A scope that failed, as whoever asks is told of it. */
export function namedFailure({ scope, error }: FailedScope): NamedFailure {
  return { name: scopeTitle(scope), error };
}

function oldestNotice(answers: readonly FetchedAnswer[]): readonly Notice[] {
  const [oldest] = answers
    .flatMap((answer) => (answer.stale ? [{ ...answer, stale: answer.stale }] : []))
    .sort((a, b) => b.stale.ageMs - a.stale.ageMs);
  if (oldest === undefined) {
    return [];
  }
  const isOneOfMany = answers.some(({ piece }) => piece.name !== oldest.piece.name);
  const what = isOneOfMany ? `The costs of ${oldest.piece.name} are` : 'These costs are';
  return [staleNotice(what, oldest.stale, scopeTitle(oldest.scope))];
}

function gapNotice(answers: readonly FetchedAnswer[]): readonly Notice[] {
  const gaps = answers.flatMap(({ neverAsked }) => neverAsked ?? []);
  const [widest] = gaps.sort((a, b) => a.first - b.first);
  return widest === undefined
    ? []
    : [{ severity: 'warning', text: `${daysText(widest)} not known yet: Azure was not asked about that time so far.` }];
}

function daysText({ first, last }: DayRange): string {
  return first === last ? `${formatDay(first)} is` : `${formatDay(first)} to ${formatDay(last)} are`;
}
