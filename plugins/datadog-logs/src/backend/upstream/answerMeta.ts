import { InvalidAnswer, propertyOf } from '@glance/data-source';
import type { AnswerState, AnswerWarning } from './AggregateAnswer';

/** An answer's `meta`, which searches and aggregates have alike. */
export interface AnswerMeta extends AnswerState {
  /** Where the next page begins. */
  readonly after?: string;
}

/**
 * Reads `meta`.
 * @throws InvalidAnswer for a status that is not documented: what it means for the answer cannot be known
 */
export function answerMeta(answer: unknown): AnswerMeta {
  const meta = propertyOf(answer, 'meta');
  const status = propertyOf(meta, 'status') ?? 'done';
  if (status !== 'done' && status !== 'timeout') {
    throw new InvalidAnswer('meta.status is unknown');
  }
  const after = propertyOf(propertyOf(meta, 'page'), 'after');
  return {
    status,
    warnings: warningsOf(propertyOf(meta, 'warnings')),
    ...(typeof after === 'string' && after !== '' && { after }),
  };
}

function warningsOf(warnings: unknown): readonly AnswerWarning[] {
  return Array.isArray(warnings)
    ? warnings.map((warning: unknown) => ({
        code: textOf(propertyOf(warning, 'code')),
        title: textOf(propertyOf(warning, 'title')),
        detail: textOf(propertyOf(warning, 'detail')),
      }))
    : [];
}

/** A text of an answer, empty where there is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
