import type { CacheAnswer } from '@glance/cache';
import type { Notice } from '@glance/data-frames';
import { isUpstreamError } from '@glance/upstream';
import { durationText } from './durationText';

/** Why an answer is older than it should be; set only when users are to be told. */
export type Stale = NonNullable<CacheAnswer<unknown>['stale']>;

/** Tells how old something is, and why there is nothing newer. `what` begins a sentence: `These costs are`. */
export function staleNotice(what: string, { ageMs, reason }: Stale, subject = ''): Notice {
  const why = isUpstreamError(reason) ? ` ${subject === '' ? '' : `${subject}: `}${reason.message}` : '';
  return { severity: 'warning', text: `${what} ${durationText(ageMs)} old.${why}` };
}
