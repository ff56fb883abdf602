import type { Clock } from '../Clock';

interface Timer {
  readonly dueAtMs: number;
  readonly run: () => void;
}

/** A clock that stands still until told. */
export class FakeClock implements Clock {
  private nowMs: number;
  private readonly timers = new Set<Timer>();

  constructor(startMs = 1_700_000_000_000) {
    this.nowMs = startMs;
  }

  now(): number {
    return this.nowMs;
  }

  setTimeout(run: () => void, ms: number): () => void {
    const timer: Timer = { dueAtMs: this.nowMs + ms, run };
    this.timers.add(timer);
    return () => void this.timers.delete(timer);
  }

  get waiting(): number {
    return this.timers.size;
  }

  /** Runs what falls due, in order, and what promises do in between. */
  async advance(ms: number): Promise<void> {
    const until = this.nowMs + ms;
    for (let next = this.nextDue(until); next; next = this.nextDue(until)) {
      this.nowMs = next.dueAtMs;
      this.timers.delete(next);
      next.run();
      await settle();
    }
    this.nowMs = until;
    await settle();
  }

  private nextDue(until: number): Timer | undefined {
    return [...this.timers].filter((timer) => timer.dueAtMs <= until).sort((a, b) => a.dueAtMs - b.dueAtMs)[0];
  }
}

/** Lets every promise that can settle do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
