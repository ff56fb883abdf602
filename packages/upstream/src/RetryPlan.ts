import { isUpstreamError } from './UpstreamError';

export interface RetryOptions {
  /** The most calls in all, the first one included. */
  readonly maxAttempts: number;
  /** Milliseconds before the second call; doubled for every further one. */
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** A refusal for lack of quota is waited out if it ends within so many milliseconds. */
  readonly nearResetMs: number;
}

export const DEFAULT_RETRY: RetryOptions = {
  maxAttempts: 3,
  firstDelayMs: 250,
  maxDelayMs: 4_000,
  nearResetMs: 5_000,
};

export interface FailedAttempt {
  readonly error: unknown;
  /** Counted from 1. */
  readonly attempt: number;
  readonly nowMs: number;
  readonly deadlineAtMs?: number;
  /** Milliseconds for which the budget makes no call after this failure; 0 or less when it is not held. */
  readonly heldForMs: number;
  /** From 0 to below 1. */
  readonly random: number;
}

/**
 * Milliseconds to wait before the next attempt, `undefined` to give up. Tried again are network errors and the statuses
 * 502, 503 and 504, after half to the whole of a growing delay; and a refusal whose end the vendor named and is near,
 * unless refusals before it have made the budget hold back for longer.
 * Never when the wait would outlast the deadline.
 */
export function retryDelay(options: RetryOptions, failed: FailedAttempt): number | undefined {
  const { error, attempt, nowMs, deadlineAtMs = Infinity, heldForMs } = failed;
  if (!isUpstreamError(error) || attempt >= options.maxAttempts) {
    return undefined;
  }
  let delayMs: number | undefined;
  if (error.code === 'rateLimited') {
    // Only the vendor's own refusal has a status; the budget's has already weighed the deadline.
    const { status, retryAfterMs = Infinity } = error;
    const waitMs = Math.max(retryAfterMs, heldForMs);
    delayMs = status !== undefined && waitMs <= options.nearResetMs ? waitMs : undefined;
  } else if (error.transient) {
    const fullMs = Math.min(options.maxDelayMs, options.firstDelayMs * 2 ** (attempt - 1));
    delayMs = Math.round((fullMs / 2) * (1 + failed.random));
  }
  return delayMs !== undefined && nowMs + delayMs < deadlineAtMs ? delayMs : undefined;
}
