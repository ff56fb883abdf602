import type { Caller } from '@glance/upstream';

/** Who needs a token. */
export type TokenCaller = Caller & { readonly signal: AbortSignal };

interface Waiter {
  readonly caller: TokenCaller;
  readonly dismiss: (error: unknown) => void;
}

/** The place of one who waits. */
export interface SignInSeat {
  /** Rejects when its owner has to go before the sign-in has ended; nobody else does. */
  readonly dismissed: Promise<never>;
  /** To be called once, however the wait ended. */
  leave(): void;
}

/** All who wait for one sign-in, seen as one caller, so that the first one's deadline does not end the others' wait. */
export class SignInCaller implements Caller {
  /** A sign-in is needed by everything else and costs none of the scarce quota. */
  readonly priority = 'alert';
  readonly #controller = new AbortController();
  readonly #waiters = new Set<Waiter>();

  /** Aborted when the last one has left. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The latest deadline of all who wait. */
  get deadlineAtMs(): number | undefined {
    const latestMs = Math.max(...[...this.#waiters].map(({ caller }) => caller.deadlineAtMs ?? Infinity));
    return latestMs === Infinity ? undefined : latestMs;
  }

  dismissDueBy(atMs: number, error: unknown): void {
    for (const { caller, dismiss } of [...this.#waiters]) {
      if ((caller.deadlineAtMs ?? Infinity) <= atMs) {
        dismiss(error);
      } else {
        caller.dismissDueBy?.(atMs, error);
      }
    }
  }

  /** Counts one more in, until it leaves; `signal` says when it does not want to wait any more. */
  board(caller: TokenCaller, signal: AbortSignal): SignInSeat {
    let dismiss: Waiter['dismiss'] = () => undefined;
    const dismissed = new Promise<never>((_, reject) => {
      dismiss = reject;
    });
    const waiter: Waiter = { caller, dismiss };
    const onAbort = (): void => dismiss(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    this.#waiters.add(waiter);
    return {
      dismissed,
      leave: () => {
        signal.removeEventListener('abort', onAbort);
        this.#waiters.delete(waiter);
        if (this.#waiters.size === 0) {
          this.#controller.abort();
        }
      },
    };
  }
}
