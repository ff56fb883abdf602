import type { Caller } from '../Caller';
import type { Clock } from '../Clock';
import { abortError } from '../timeLimit';
import type { UpstreamError } from '../UpstreamError';
import { watchDeadline } from '../watchDeadline';

/** Who enters the line. */
export interface Entrant {
  readonly caller: Caller;
  /** What is to be called, for the error of a cancelled call. */
  readonly endpoint: string;
  /** Since when the call is wanted, epoch ms: one that has to wait once more gets its old place. */
  readonly sinceMs: number;
  /** The error when the deadline passes while it waits. */
  overdue(): UpstreamError;
}

/** Who has entered the line. */
export interface Waiter<E extends Entrant, Gain> {
  readonly entrant: E;
  /** Resolves when admitted. Rejects when refused, cancelled, or when the deadline passes. */
  readonly turn: Promise<Gain>;
  /** False once that is decided. */
  readonly isWaiting: boolean;
  admit(gain: Gain): void;
  refuse(error: UpstreamError): void;
}

/** Callers waiting for their turn: alert rules before dashboards, and first come first served among equals. */
export class WaitingLine<E extends Entrant, Gain> {
  readonly #clock: Clock;
  #waiters: ReadonlyArray<Waiter<E, Gain>> = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** All who wait, in the order in which they may go now: priorities may have changed since they came. */
  get inOrder(): ReadonlyArray<Waiter<E, Gain>> {
    const alerts = this.#waiters.filter(({ entrant }) => entrant.caller.priority === 'alert');
    return alerts.length === 0 ? this.#waiters : [...new Set([...alerts, ...this.#waiters])];
  }

  get isEmpty(): boolean {
    return this.#waiters.length === 0;
  }

  some(predicate: (entrant: E) => boolean): boolean {
    return this.#waiters.some(({ entrant }) => predicate(entrant));
  }

  /** Enters the line, unless the call is cancelled already. */
  join(entrant: E): Waiter<E, Gain> {
    const { caller, endpoint } = entrant;
    const { signal } = caller;
    const { promise: turn, resolve, reject } = withResolvers<Gain>();
    let isWaiting = true;
    const leave = (): void => {
      isWaiting = false;
      this.#waiters = this.#waiters.filter((other) => other !== waiter);
      signal?.removeEventListener('abort', onAbort);
      stopWatching();
    };
    const waiter: Waiter<E, Gain> = {
      entrant,
      turn,
      get isWaiting() {
        return isWaiting;
      },
      admit: (gain) => {
        leave();
        resolve(gain);
      },
      refuse: (error) => {
        leave();
        reject(error);
      },
    };
    const onAbort = (): void => {
      waiter.refuse(abortError(signal, endpoint));
    };
    const stopWatching = watchDeadline(
      this.#clock,
      () => caller.deadlineAtMs,
      () => {
        waiter.refuse(entrant.overdue());
      }
    );
    signal?.addEventListener('abort', onAbort, { once: true });
    this.#insert(waiter);
    if (signal?.aborted) {
      onAbort();
    }
    return waiter;
  }

  #insert(waiter: Waiter<E, Gain>): void {
    const later = this.#waiters.findIndex(({ entrant }) => entrant.sinceMs > waiter.entrant.sinceMs);
    this.#waiters = later < 0 ? [...this.#waiters, waiter] : this.#waiters.toSpliced(later, 0, waiter);
  }
}

// Node 20 has no Promise.withResolvers.
function withResolvers<T>(): {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: UpstreamError) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: UpstreamError) => void = () => undefined;
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}
