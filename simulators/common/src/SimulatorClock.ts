/** The present as epoch milliseconds. Simulators read time only through this. */
export type Now = () => number;

/** A clock that starts at `startMs` and runs on at normal speed. */
export function nowStartingAt(startMs: number): Now {
  const offsetMs = startMs - Date.now();
  return () => Date.now() + offsetMs;
}

/** A clock that stands still until it is told otherwise; `clock.now` can be passed on by itself. */
export class SettableClock {
  #nowMs: number;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  readonly now: Now = () => this.#nowMs;

  set(nowMs: number): void {
    this.#nowMs = nowMs;
  }

  advance(ms: number): void {
    this.#nowMs += ms;
  }
}
