import type { Caller } from './Caller';
import type { Clock } from './Clock';
import { watchDeadline } from './watchDeadline';
import { isUpstreamError, UpstreamError } from './UpstreamError';

export interface TimeLimit {
  readonly timeoutMs: number;
  readonly clock: Clock;
  /** Who may cancel, and whose deadline, which may move meanwhile, counts if it is earlier than the time limit. */
  readonly caller: Pick<Caller, 'signal' | 'deadlineAtMs'>;
  /** What is being called, for the error's text. */
  readonly endpoint: string;
}

/**
 * Runs `call` for at most `timeoutMs` and up to the caller's deadline. The signal it gets is aborted when the time is up or the caller cancels, and the
 * promise rejects at that moment, whether or not `call` heeds its signal. The rejection says which of the two it was:
 * `timeout` with the seconds and the endpoint, `aborted`, or the caller's own UpstreamError if that was its reason.
 */
export async function withTimeLimit<T>(
  { timeoutMs, clock, caller, endpoint }: TimeLimit,
  call: (signal: AbortSignal) => Promise<T>
): Promise<T> {
  const { signal } = caller;
  throwIfAborted(signal, endpoint);
  if ((caller.deadlineAtMs ?? Infinity) <= clock.now()) {
    throw deadlinePassed(endpoint);
  }
  const limit = new AbortController();
  const startedAtMs = clock.now();
  const stopWatching = watchDeadline(
    clock,
    () => Math.min(startedAtMs + timeoutMs, caller.deadlineAtMs ?? Infinity),
    () => {
      const passed = seconds(clock.now() - startedAtMs);
      const text = `${endpoint} gave no complete answer within ${passed}; ask for less, or raise timeout`;
      limit.abort(new UpstreamError('timeout', text));
    }
  );
  const cancel = (): void => {
    limit.abort(abortError(signal, endpoint));
  };
  signal?.addEventListener('abort', cancel, { once: true });
  let stop: () => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    stop = () => {
      reject(limit.signal.reason as UpstreamError);
    };
    limit.signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([call(limit.signal), ended]);
  } finally {
    stopWatching();
    signal?.removeEventListener('abort', cancel);
    limit.signal.removeEventListener('abort', stop);
  }
}

/** The error of a call that was not begun because it would have come too late. */
export function deadlinePassed(endpoint: string): UpstreamError {
  return new UpstreamError(
    'timeout',
    `The deadline passed before ${endpoint} could be called; ask for less, or raise timeout`
  );
}

/** Throws what {@link abortError} makes if the signal is aborted already. */
export function throwIfAborted(signal: AbortSignal | undefined, endpoint: string): void {
  if (signal?.aborted) {
    throw abortError(signal, endpoint);
  }
}

/** The error of a cancelled call: the canceller's own UpstreamError, otherwise `aborted`. */
export function abortError(signal: AbortSignal | undefined, endpoint: string): UpstreamError {
  const reason: unknown = signal?.reason;
  return isUpstreamError(reason) ? reason : new UpstreamError('aborted', `The call of ${endpoint} was cancelled`);
}

function seconds(ms: number): string {
  return `${String(Math.round(ms / 100) / 10)} s`;
}
