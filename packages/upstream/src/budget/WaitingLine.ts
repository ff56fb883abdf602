import type { Clock } from '../Clock';
import { abortError } from '../timeLimit';
import type { UpstreamError } from '../UpstreamError';

/** Who asks. Alert rules go first: a panel can show an older answer, a rule cannot. */
export type Priority = 'alert' | 'dashboard';

export interface WaitOptions {
  readonly priority: Priority;
  readonly signal?: AbortSignal;
  /** Epoch milliseconds after which the answer is of no use to the caller. Without it a caller waits on. */
  readonly deadlineAtMs?: number;
}

interface Waiter {
  readonly options: WaitOptions;
  readonly settle: (outcome: UpstreamError | undefined) => void;
}

/** Callers waiting for their turn: alert rules before dashboards, and first come first served among equals. */
export class WaitingLine {
  readonly #clock: Clock;
  readonly #endpoint: string;
  readonly #waiters: Record<Priority, Waiter[]> = { alert: [], dashboard: [] };

  constructor({ clock, endpoint }: { readonly clock: Clock; readonly endpoint: string }) {
    this.#clock = clock;
    this.#endpoint = endpoint;
  }

  get length(): number {
    return this.#waiters.alert.length + this.#waiters.dashboard.length;
  }

  /** Resolves when admitted. Rejects when refused, cancelled, or, with `overdue()`, when the deadline passes. */
  wait(options: WaitOptions, overdue: () => UpstreamError): Promise<void> {
    const { signal, deadlineAtMs, priority } = options;
    return new Promise<void>((resolve, reject) => {
      if (signal?.aborted) {
        reject(abortError(signal, this.#endpoint));
        return;
      }
      const leave = (): void => {
        waiter.settle(abortError(signal, this.#endpoint));
      };
      const timer =
        deadlineAtMs === undefined
          ? undefined
          : this.#clock.setTimeout(
              () => {
                waiter.settle(overdue());
              },
              Math.max(0, deadlineAtMs - this.#clock.now())
            );
      const waiter: Waiter = {
        options,
        settle: (outcome) => {
          this.#waiters[priority] = this.#waiters[priority].filter((other) => other !== waiter);
          signal?.removeEventListener('abort', leave);
          if (timer !== undefined) {
            this.#clock.clearTimeout(timer);
          }
          if (outcome) {
            reject(outcome);
          } else {
            resolve();
          }
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiters[priority].push(waiter);
    });
  }

  /** Lets the next one go; false if nobody waits. */
  admitNext(): boolean {
    const next = this.#waiters.alert[0] ?? this.#waiters.dashboard[0];
    next?.settle(undefined);
    return next !== undefined;
  }

  /** Sends everyone away whose deadline is at or before an instant. */
  refuseDueBy(atMs: number, refusal: () => UpstreamError): void {
    for (const waiter of [...this.#waiters.alert, ...this.#waiters.dashboard]) {
      if (waiter.options.deadlineAtMs !== undefined && waiter.options.deadlineAtMs <= atMs) {
        waiter.settle(refusal());
      }
    }
  }
}
