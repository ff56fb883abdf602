import type { Caller, Priority } from '../Caller';
import type { Clock } from '../Clock';
import { watchDeadline } from '../watchDeadline';
import { abortError } from '../timeLimit';
import type { UpstreamError } from '../UpstreamError';

interface Waiter {
  readonly caller: Caller;
  readonly settle: (outcome: UpstreamError | undefined) => void;
}

/** Callers waiting for their turn: alert rules before dashboards, and first come first served among equals. */
export class WaitingLine {
  readonly #clock: Clock;
  readonly #endpoint: string;
  #waiters: readonly Waiter[] = [];

  constructor({ clock, endpoint }: { readonly clock: Clock; readonly endpoint: string }) {
    this.#clock = clock;
    this.#endpoint = endpoint;
  }

  get length(): number {
    return this.#waiters.length;
  }

  /** Resolves when admitted. Rejects when refused, cancelled, or, with `overdue()`, when the deadline passes. */
  wait(caller: Caller, overdue: () => UpstreamError): Promise<void> {
    const { signal } = caller;
    return new Promise<void>((resolve, reject) => {
      if (signal?.aborted) {
        reject(abortError(signal, this.#endpoint));
        return;
      }
      const leave = (): void => {
        waiter.settle(abortError(signal, this.#endpoint));
      };
      const stopWatching = watchDeadline(
        this.#clock,
        () => caller.deadlineAtMs,
        () => {
          waiter.settle(overdue());
        }
      );
      const waiter: Waiter = {
        caller,
        settle: (outcome) => {
          this.#waiters = this.#waiters.filter((other) => other !== waiter);
          signal?.removeEventListener('abort', leave);
          stopWatching();
          if (outcome) {
            reject(outcome);
          } else {
            resolve();
          }
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiters = [...this.#waiters, waiter];
    });
  }

  /** Lets the next one go; false if nobody waits. */
  admitNext(): boolean {
    const next = this.#first('alert') ?? this.#first('dashboard');
    next?.settle(undefined);
    return next !== undefined;
  }

  /** Sends everyone away whose deadline is at or before an instant. */
  refuseDueBy(atMs: number, refusal: () => UpstreamError): void {
    for (const { caller, settle } of this.#waiters) {
      if ((caller.deadlineAtMs ?? Infinity) <= atMs) {
        settle(refusal());
      } else {
        caller.dismissDueBy?.(atMs, refusal());
      }
    }
  }

  #first(priority: Priority): Waiter | undefined {
    return this.#waiters.find(({ caller }) => caller.priority === priority);
  }
}
