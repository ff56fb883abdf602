import type { Clock } from '../Clock';

interface Timer {
  readonly id: number;
  readonly dueAtMs: number;
  readonly fn: () => void;
}

/** A clock that only moves when told to, with timers that run in the order in which they are due. */
export class FakeClock implements Clock {
  #nowMs: number;
  #nextId = 1;
  #timers: readonly Timer[] = [];

  /** Starts at `nowMs`, epoch ms. */
  constructor(nowMs: number = Date.UTC(2026, 0, 1)) {
    this.#nowMs = nowMs;
  }

  /** Timers that are set and have not run. */
  get pendingTimers(): number {
    return this.#timers.length;
  }

  now(): number {
    return this.#nowMs;
  }

  setTimeout(fn: () => void, delayMs: number): unknown {
    const timer = { id: this.#nextId++, dueAtMs: this.#nowMs + Math.max(0, delayMs), fn };
    this.#timers = [...this.#timers, timer].sort((a, b) => a.dueAtMs - b.dueAtMs || a.id - b.id);
    return timer;
  }

  clearTimeout(handle: unknown): void {
    this.#timers = this.#timers.filter((timer) => timer !== handle);
  }

  /** Lets everything that waits for nothing but promises run. */
  async settle(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }

  /** Moves on by `durationMs`; timers that fall due run at their time, and what they set off runs before the next. */
  async advance(durationMs: number): Promise<void> {
    const untilMs = this.#nowMs + durationMs;
    await this.settle();
    for (let timer = this.#timers[0]; timer !== undefined && timer.dueAtMs <= untilMs; timer = this.#timers[0]) {
      this.#timers = this.#timers.slice(1);
      this.#nowMs = timer.dueAtMs;
      timer.fn();
      await this.settle();
    }
    this.#nowMs = untilMs;
  }
}
