import { setMaxListeners } from 'node:events';
import type { CacheCaller } from './CacheRequest';
import type { Clock } from './Clock';
import type { Mode } from './Freshness';
import type { LoadCaller } from './LoadCaller';

/** What the work on board of a flight may see and do. As a `LoadCaller` it stands for all who wait. */
export interface FlightControl extends LoadCaller {
  /** False once the flight takes nobody aboard any more. */
  readonly isOpen: boolean;
  /** The flight's group was closed since it began: what it brings must not be kept. */
  readonly isVoid: boolean;
  /** From now on the flight goes on when nobody is left, with the deadline of the one who said so. */
  goOnAlone(deadlineAtMs?: number): void;
  /** The work is done: the next caller of the key gets a flight of its own. */
  end(): void;
}

/** One caller's place on a flight. */
export interface Seat<W> {
  /** The work that all on board share. */
  readonly work: W;
  /**
   * Waits, and counts as waiting from now on. Rejects when the caller is aborted, overdue or dismissed; the work goes
   * on for the others.
   */
  wait<T>(result: Promise<T>): Promise<T>;
  /** Gives the place up; has to be called once by every caller, however it ended. */
  leave(): void;
}

interface Waiter {
  readonly mode: Mode;
  readonly deadlineAtMs: number;
  readonly dismiss: (error: unknown) => void;
}

interface FlightOptions<W> {
  readonly group: string;
  readonly clock: Clock;
  readonly begin: (control: FlightControl) => W;
  /** Whether the group was closed since the flight began. */
  readonly isVoid: () => boolean;
  readonly onEnd: () => void;
}

/** One piece of work and all who are interested in it. */
export class Flight<W> implements FlightControl {
  readonly work: W;
  readonly group: string;
  readonly #clock: Clock;
  readonly #isVoid: () => boolean;
  readonly #onEnd: () => void;
  readonly #waiters = new Set<Waiter>();
  /** Made on first use: most flights end with a hit and never need one. */
  #controller: AbortController | undefined;
  #passengers = 0;
  #latestDeadlineMs = 0;
  #goesOnAlone = false;
  #isOpen = true;

  constructor({ group, clock, begin, isVoid, onEnd }: FlightOptions<W>) {
    this.group = group;
    this.#clock = clock;
    this.#isVoid = isVoid;
    this.#onEnd = onEnd;
    this.work = begin(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isVoid(): boolean {
    return this.#isVoid();
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    return this.#controller.signal;
  }

  get priority(): Mode {
    for (const { mode } of this.#waiters) {
      if (mode === 'alert') {
        return 'alert';
      }
    }
    return 'dashboard';
  }

  get deadlineAtMs(): number | undefined {
    return this.#latestDeadlineMs === Infinity ? undefined : this.#latestDeadlineMs;
  }

  dismissDueBy(atMs: number, error: unknown): void {
    for (const { deadlineAtMs, dismiss } of [...this.#waiters]) {
      if (deadlineAtMs <= atMs) {
        dismiss(error);
      }
    }
  }

  goOnAlone(deadlineAtMs = Infinity): void {
    this.#goesOnAlone = true;
    this.#latestDeadlineMs = Math.max(this.#latestDeadlineMs, deadlineAtMs);
  }

  end(): void {
    this.#isOpen = false;
    this.#onEnd();
  }

  board(caller: CacheCaller): Seat<W> {
    this.#passengers += 1;
    return { work: this.work, wait: (result) => this.#wait(caller, result), leave: () => this.#leave() };
  }

  #wait<T>({ signal, mode, deadlineAtMs = Infinity, overdue }: CacheCaller, result: Promise<T>): Promise<T> {
    // All queries of one request may wait with one signal. Node takes more than ten listeners for a leak and warns.
    setMaxListeners(Infinity, signal);
    this.#latestDeadlineMs = Math.max(this.#latestDeadlineMs, deadlineAtMs);
    return new Promise<T>((resolve, reject) => {
      const waiter: Waiter = { mode, deadlineAtMs, dismiss: (error) => leave(() => reject(error as Error)) };
      const onAbort = (): void => leave(() => reject(signal.reason as Error));
      const leave = (settle: () => void): void => {
        this.#waiters.delete(waiter);
        signal.removeEventListener('abort', onAbort);
        this.#clock.clearTimeout(timer);
        settle();
      };
      const giveUp = (): void => {
        leave(() => reject(overdue?.() ?? new Error('The deadline passed before there was an answer')));
      };
      // At the deadline the work gets one more turn: it may have the same one, and knows better why there is no answer.
      let timer = Number.isFinite(deadlineAtMs)
        ? this.#clock.setTimeout(() => {
            timer = this.#clock.setTimeout(giveUp, 0);
          }, deadlineAtMs - this.#clock.now())
        : undefined;
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiters.add(waiter);
      result.then(
        (value) => leave(() => resolve(value)),
        (error: unknown) => leave(() => reject(error as Error))
      );
    });
  }

  #leave(): void {
    this.#passengers -= 1;
    if (this.#passengers === 0 && !this.#goesOnAlone) {
      // Off the map before the abort, so that whoever asks while the work winds down gets a new flight.
      this.end();
      this.#controller?.abort();
    }
  }
}
