/** The present as epoch milliseconds. Simulators read time only through this. */
export type Now = () => number;

/** A clock that starts at `startMs` and runs on at normal speed, and can be put forward. */
export class RunningClock {
  #offsetMs: number;

  constructor(startMs: number) {
    this.#offsetMs = startMs - Date.now();
  }

  readonly now: Now = () => Date.now() + this.#offsetMs;

  advance(ms: number): void {
    this.#offsetMs += ms;
  }
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
