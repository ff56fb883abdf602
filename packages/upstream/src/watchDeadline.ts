import type { Clock } from './Clock';

// Node runs a timer with a longer delay at once (https://nodejs.org/api/timers.html#settimeoutcallback-delay-args).
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Calls `onPassed` once, when a deadline has passed. The deadline may move: it is looked up again whenever a timer set
 * for it fires. One that is `undefined` at the start, or when looked up again, never passes.
 * @returns stops watching
 */
export function watchDeadline(clock: Clock, deadlineAtMs: () => number | undefined, onPassed: () => void): () => void {
  let timer: unknown;
  const look = (): void => {
    const atMs = deadlineAtMs();
    if (atMs !== undefined && atMs < Infinity) {
      timer = clock.setTimeout(fire, Math.min(Math.max(0, atMs - clock.now()), LONGEST_TIMER_MS));
    }
  };
  const fire = (): void => {
    if (clock.now() >= (deadlineAtMs() ?? Infinity)) {
      onPassed();
    } else {
      look();
    }
  };
  look();
  return () => {
    clock.clearTimeout(timer);
  };
}
