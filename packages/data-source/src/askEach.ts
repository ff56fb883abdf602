import { isUpstreamError, type UpstreamError } from '@glance/upstream';

/** What came of asking several accounts, scopes or the like. */
export interface AskedEach<T, A> {
  /** Of those that answered, in the order asked. */
  readonly answers: ReadonlyArray<{ readonly target: T; readonly answer: A }>;
  /** Those that gave none, in the order asked. */
  readonly failures: ReadonlyArray<{ readonly target: T; readonly error: UpstreamError }>;
}

/**
 * Asks all at once, and waits for all: a failing one hides no other.
 * @throws the signal's reason when the caller has gone, and what is neither an answer nor the vendor's failure
 */
export async function askEach<T, A>(
  targets: readonly T[],
  ask: (target: T) => Promise<A>,
  signal: AbortSignal
): Promise<AskedEach<T, A>> {
  const outcomes = await Promise.all(
    targets.map(async (target) => {
      try {
        return { isAnswer: true, target, answer: await ask(target) } as const;
      } catch (error) {
        if (isUpstreamError(error)) {
          return { isAnswer: false, target, error } as const;
        }
        throw error;
      }
    })
  );
  signal.throwIfAborted();
  return {
    answers: outcomes.filter((outcome) => outcome.isAnswer),
    failures: outcomes.filter((outcome) => !outcome.isAnswer),
  };
}
