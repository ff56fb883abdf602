import type { Clock } from './Clock';

/** How far an attempt may go, and what it comes to when it fails. */
export interface AttemptOptions<T> {
  readonly clock: Clock;
  /** How long it may take, ms. */
  readonly timeoutMs: number;
  /** The result when there is none in time. */
  readonly otherwise: T;
  /** Told of an attempt that rejected, threw or took too long; of what comes later it is not. */
  readonly onFailure: (error: unknown) => void;
}

/** Runs something that may throw, reject or never end, and resolves within the time-out, whatever it does. */
export function attempt<T>(
  run: () => Promise<T>,
  { clock, timeoutMs, otherwise, onFailure }: AttemptOptions<T>
): Promise<T> {
  return new Promise<T>((resolve) => {
    let isOver = false;
    const finish = (result: T): void => {
      isOver = true;
      clock.clearTimeout(timer);
      resolve(result);
    };
    const fail = (error: unknown): void => {
      if (!isOver) {
        finish(otherwise);
        onFailure(error);
      }
    };
    const timer = clock.setTimeout(() => fail(new Error(`The store did not answer within ${timeoutMs} ms`)), timeoutMs);
    // In an async function, so that what throws at once rejects like the rest.
    (async () => run())().then((result) => (isOver ? undefined : finish(result)), fail);
  });
}
