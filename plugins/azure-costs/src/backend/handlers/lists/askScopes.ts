import type { CacheAnswer } from '@glance/cache';
import type { Notice } from '@glance/data-frames';
import { askEach, leftOutNotices, refuseFailures } from '@glance/data-source';
import type { AskedScopes } from './askedScopes';
import type { ListContext } from './ListContext';

/** What came of asking scopes for their lists. */
interface Answers<T> {
  readonly answers: ReadonlyArray<CacheAnswer<T>>;
  /** Those of the scopes, and the path of each scope that gave no list. */
  readonly notices: readonly Notice[];
}

/**
 * Asks all scopes at once. One that fails among others is a notice on a dashboard.
 * @throws PluginError when there is no answer at all, or when one is missing and an alert rule asks; the signal's reason
 * when the caller has gone
 */
export async function askScopes<S extends { readonly path: string }, T>(
  { scopes, notices }: AskedScopes<S>,
  ask: (scope: S) => Promise<CacheAnswer<T>>,
  { call, fromAlert }: ListContext
): Promise<Answers<T>> {
  const { answers, failures } = await askEach(scopes, ask, call.signal);
  const named = failures.map(({ target, error }) => ({ name: target.path, error }));
  refuseFailures(named, { fromAlert, hasAnswers: answers.length > 0, plural: 'scopes' });
  return { answers: answers.map(({ answer }) => answer), notices: [...notices, ...leftOutNotices(named)] };
}
