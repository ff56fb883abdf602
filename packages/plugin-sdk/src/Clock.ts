/** Time as a parameter, so that tests decide when it passes. */
export interface Clock {
  /** Epoch ms. */
  now(): number;
  /** Returns a function that cancels the timer. A waiting timer does not keep the process alive. */
  setTimeout(run: () => void, ms: number): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
