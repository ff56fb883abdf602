import type { CacheAnswer } from '@glance/cache';
import type { Notice } from '@glance/data-frames';
import { isUpstreamError, UpstreamError } from '@glance/upstream';
import type { AskedScopes } from './askedScopes';
import type { ListContext } from './ListContext';

/** What came of asking scopes for their lists. */
interface Answers<T> {
  readonly answers: ReadonlyArray<CacheAnswer<T>>;
  /** Those of the scopes, and the name of each scope that gave no list. */
  readonly notices: readonly Notice[];
}

/**
 * Asks all scopes at once. One that fails among others is a notice on a dashboard.
 * @throws the first failure when there is no answer at all, or when an alert rule asks, naming the scope
 */
export async function askEach<S extends { readonly path: string }, T>(
  { scopes, notices }: AskedScopes<S>,
  ask: (scope: S) => Promise<CacheAnswer<T>>,
  { call, fromAlert }: ListContext
): Promise<Answers<T>> {
  const outcomes = await Promise.all(scopes.map((scope) => outcomeOf(scope, ask)));
  call.signal.throwIfAborted();
  const answers = outcomes.flatMap((outcome) => ('answer' in outcome ? [outcome.answer] : []));
  const failures = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome] : []));
  const [first] = failures;
  if (first !== undefined && (fromAlert || answers.length === 0)) {
    const { code, status, retryAfterMs } = first.error;
    throw new UpstreamError(code, `${first.path}: ${first.error.message}`, {
      status,
      retryAfterMs,
      cause: first.error,
    });
  }
  return { answers, notices: [...notices, ...failures.map(failureNotice)] };
}

interface Failure {
  readonly path: string;
  readonly error: UpstreamError;
}

async function outcomeOf<S extends { readonly path: string }, T>(
  scope: S,
  ask: (scope: S) => Promise<CacheAnswer<T>>
): Promise<{ readonly answer: CacheAnswer<T> } | Failure> {
  try {
    return { answer: await ask(scope) };
  } catch (error) {
    if (isUpstreamError(error)) {
      return { path: scope.path, error };
    }
    throw error;
  }
}

function failureNotice({ path, error }: Failure): Notice {
  return { severity: 'warning', text: `Left out: ${path}: ${error.message}` };
}
