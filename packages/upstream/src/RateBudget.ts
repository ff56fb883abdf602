import type { Bucket, BucketState } from './budget/Bucket';
import { Buckets } from './budget/Buckets';
import type { BucketDraw, QuotaReading } from './budget/QuotaReading';
import { type Waiter, WaitingLine } from './budget/WaitingLine';
import { WantedCall } from './budget/WantedCall';
import type { Caller } from './Caller';
import { type Clock, systemClock } from './Clock';
import type { ConcurrencyLimit } from './ConcurrencyLimit';
import type { UpstreamError } from './UpstreamError';

export interface RateBudgetOptions {
  readonly clock?: Clock;
  /** Milliseconds a refusal counts for when the vendor does not say, and a reading without a reset is believed. */
  readonly defaultHoldMs: number;
  /** Calls of every bucket that are kept for alert rules, as far as the vendor says what remains. Default 1. */
  readonly reserve?: number;
  /** From 0 to below 1; spreads the ends of holds. Default `Math.random`. */
  readonly random?: () => number;
}

/** What an answer told of a bucket. */
export interface BudgetChange extends BucketState {
  readonly bucket: string;
}

/** A call that is to be made. */
export interface BudgetRequest {
  /** What is called, for the error of a cancelled call. */
  readonly endpoint: string;
  /** All quotas that the call draws on. */
  readonly buckets: readonly string[];
  /** Quotas that are counted in other units. */
  readonly units?: readonly BucketDraw[];
  readonly caller: Caller;
  /** Room that it needs besides. */
  readonly limit?: ConcurrencyLimit;
  /** Since when it is wanted, epoch ms; default now. One that has to wait once more keeps its place in the line. */
  readonly sinceMs?: number;
}

/** The right to make one call. */
export interface BudgetGrant {
  /** Whether the vendor has closed one of the buckets since: a call that has not begun yet should ask again. */
  readonly isRevoked: boolean;
  /** Says that the call is over, and whether the vendor did it. Every grant must be released; once counts. */
  release(end: { readonly served: boolean }): void;
}

type WaitingCall = Waiter<WantedCall, BudgetGrant>;

/** Callers change without a word, as others join or leave them; so those who wait are looked at again so often. */
const LOOK_AGAIN_MS = 1_000;

/**
 * The quota of one credential, by the vendor's buckets, learnt from answers alone; shared by all who use the credential.
 * Calls are not held back until the vendor says so. A call takes all that it needs at once, so that none holds one thing
 * while it waits for another. While a bucket is held, a caller whose deadline is earlier is refused at once with the
 * time; the others queue, alert rules first. When the time has come one call goes ahead, and the rest follow as far as
 * answers allow. The last of what remains is kept for alert rules.
 */
export class RateBudget {
  readonly #clock: Clock;
  readonly #listeners = new Set<(change: BudgetChange) => void>();
  readonly #buckets: Buckets;
  readonly #line: WaitingLine<WantedCall, BudgetGrant>;
  #wakeUp: unknown;

  constructor({ clock = systemClock, defaultHoldMs, reserve = 1, random = Math.random }: RateBudgetOptions) {
    this.#clock = clock;
    this.#buckets = new Buckets({ clock, defaultHoldMs, reserve, random });
    this.#line = new WaitingLine(clock);
  }

  /** Takes in what an answer said about a bucket. Call it before the grant of that answer is released. */
  observe(bucket: string, reading: QuotaReading): void {
    const known = this.#buckets.named(bucket);
    known.observe(reading);
    this.#admit();
    for (const listener of this.#listeners) {
      listener({ bucket, ...known.state });
    }
  }

  /** Tells a listener of every answer from now on, until the function returned is called. */
  onChange(listener: (change: BudgetChange) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /**
   * Waits for the right to make one call, and takes it. Rejects with an UpstreamError: `rateLimited` when the deadline
   * is before the end of a hold, or passes while waiting for quota; `timeout` when it passes while waiting for room;
   * `aborted` when the signal is aborted.
   */
  async acquire({ endpoint, buckets, units = [], caller, limit, sinceMs }: BudgetRequest): Promise<BudgetGrant> {
    const draws = [...buckets.map((bucket) => ({ bucket, amount: 1 })), ...units];
    if (!draws.every(({ bucket }) => this.#buckets.find(bucket))) {
      this.#buckets.forgetBlank((bucket) => this.#isWanted(bucket));
    }
    const call = new WantedCall({
      endpoint,
      caller,
      limit,
      sinceMs: sinceMs ?? this.#clock.now(),
      draws: draws.map(({ bucket, amount }) => ({ bucket: this.#buckets.named(bucket), amount })),
    });
    const waiter = this.#line.join(call);
    if (this.#mayGo(waiter, new Map())) {
      // Not before those who came earlier, or matter more.
      this.#admit();
    }
    this.#setWakeUp();
    try {
      return await waiter.turn;
    } catch (error) {
      // Whoever leaves may be the last: then nothing is left to wake up for.
      this.#setWakeUp();
      throw error;
    }
  }

  /** What is known of a bucket now. */
  stateOf(bucket: string): BucketState {
    return this.#buckets.find(bucket)?.state ?? {};
  }

  /** Lets go who may, and sends away who cannot be served in time. */
  #admit(): void {
    const errors = new Map<Bucket, UpstreamError>();
    for (const waiter of this.#line.inOrder) {
      if (this.#mayGo(waiter, errors)) {
        waiter.admit(this.#grant(waiter.entrant));
      }
    }
    this.#setWakeUp();
  }

  /** Whether a call may go now. While a bucket is held its end is known: whoever cannot wait so long learns it now. */
  #mayGo({ entrant, isWaiting, refuse }: WaitingCall, errors: Map<Bucket, UpstreamError>): boolean {
    // Sending somebody away may have cancelled other calls.
    if (!isWaiting) {
      return false;
    }
    const { caller, heldBy } = entrant;
    const deadlineAtMs = caller.deadlineAtMs ?? Infinity;
    if (heldBy !== undefined) {
      const { bucket, untilMs } = heldBy;
      const error = errors.get(bucket) ?? bucket.refusal(caller.priority);
      errors.set(bucket, error);
      if (deadlineAtMs <= untilMs) {
        refuse(error);
      } else {
        caller.dismissDueBy?.(untilMs, error);
      }
      return false;
    }
    if (deadlineAtMs <= this.#clock.now()) {
      // Its timer is about to fire; a call that is not made must not count.
      refuse(entrant.overdue());
      return false;
    }
    return entrant.mayGo;
  }

  #grant(call: WantedCall): BudgetGrant {
    const running = call.begin();
    let isReleased = false;
    return {
      get isRevoked() {
        return running.isRevoked;
      },
      release: ({ served }) => {
        if (!isReleased) {
          isReleased = true;
          running.end({ served, isWanted: (bucket) => this.#isWanted(bucket) });
          this.#admit();
        }
      },
    };
  }

  #isWanted(bucket: Bucket): boolean {
    return this.#line.some((call) => call.needs(bucket));
  }

  #setWakeUp(): void {
    this.#clock.clearTimeout(this.#wakeUp);
    if (!this.#line.isEmpty) {
      const nowMs = this.#clock.now();
      const delayMs = Math.min(LOOK_AGAIN_MS, this.#buckets.nextChangeAtMs - nowMs);
      this.#wakeUp = this.#clock.setTimeout(() => {
        this.#admit();
      }, delayMs);
    }
  }
}
