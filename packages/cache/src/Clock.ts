/** Time as the cache sees it. Tests hand in a `FakeClock` (`@glance/cache/testing`). */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Calls `fn` once after `delayMs`; the returned handle is only good for `clearTimeout`. */
  setTimeout(fn: () => void, delayMs: number): unknown;
  /** Forgets a timer; one that already ran is ignored. */
  clearTimeout(handle: unknown): void;
}

/** The machine's clock and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (fn, delayMs) => setTimeout(fn, delayMs),
  clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
};
