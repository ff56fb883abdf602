import type { Bucket, BucketState } from './budget/Bucket';
import { Buckets } from './budget/Buckets';
import type { QuotaReading } from './budget/QuotaReading';
import { type Entrant, WaitingLine } from './budget/WaitingLine';
import type { Caller } from './Caller';
import { type Clock, systemClock } from './Clock';
import type { ConcurrencyLimit } from './ConcurrencyLimit';
import { deadlinePassed } from './timeLimit';
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

interface Ask extends Entrant {
  readonly buckets: readonly Bucket[];
  readonly limit: ConcurrencyLimit | undefined;
}

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
  readonly #line: WaitingLine<Ask, BudgetGrant>;
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
  async acquire({ endpoint, buckets, caller, limit, sinceMs }: BudgetRequest): Promise<BudgetGrant> {
    if (!buckets.every((name) => this.#buckets.find(name))) {
      this.#buckets.forgetBlank((bucket) => this.#isWanted(bucket));
    }
    const ask: Ask = {
      endpoint,
      caller,
      limit,
      sinceMs: sinceMs ?? this.#clock.now(),
      buckets: buckets.map((name) => this.#buckets.named(name)),
    };
    const turn = this.#line.join(ask, () => overdue(ask));
    this.#admit();
    try {
      return await turn;
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
    for (const waiter of this.#line.inOrder) {
      const { caller, buckets, limit } = waiter.entrant;
      const held = longestHeld(buckets);
      if (held !== undefined) {
        // The end is known: whoever cannot wait so long learns it now.
        if ((caller.deadlineAtMs ?? Infinity) <= held.untilMs) {
          waiter.refuse(held.bucket.refusal(caller.priority));
        } else {
          caller.dismissDueBy?.(held.untilMs, held.bucket.refusal(caller.priority));
        }
      } else if ((limit?.hasRoom ?? true) && buckets.every((bucket) => bucket.mayGo(caller.priority))) {
        waiter.admit(this.#grant(waiter.entrant));
      }
    }
    this.#setWakeUp();
  }

  #grant({ buckets, limit }: Ask): BudgetGrant {
    const places = buckets.map((bucket) => ({ bucket, place: bucket.take() }));
    limit?.enter();
    let isReleased = false;
    return {
      get isRevoked() {
        return places.some(({ place }) => place.isRevoked);
      },
      release: ({ served }) => {
        if (!isReleased) {
          isReleased = true;
          limit?.leave();
          places.forEach(({ bucket, place }) => {
            place.leave({ served, someoneWaits: this.#isWanted(bucket) });
          });
          this.#admit();
        }
      },
    };
  }

  #isWanted(bucket: Bucket): boolean {
    return this.#line.inOrder.some(({ entrant }) => entrant.buckets.includes(bucket));
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

/** Of the buckets that are held the one that is for longest. */
function longestHeld(buckets: readonly Bucket[]): { readonly bucket: Bucket; readonly untilMs: number } | undefined {
  let longest: { readonly bucket: Bucket; readonly untilMs: number } | undefined;
  for (const bucket of buckets) {
    const untilMs = bucket.heldUntilMs;
    if (untilMs !== undefined && untilMs > (longest?.untilMs ?? 0)) {
      longest = { bucket, untilMs };
    }
  }
  return longest;
}

/** Why a call was not let go in time. */
function overdue({ endpoint, caller, buckets, limit }: Ask): UpstreamError {
  const closed = buckets.find((bucket) => !bucket.mayGo(caller.priority));
  if (closed !== undefined) {
    return closed.refusal(caller.priority);
  }
  return limit === undefined || limit.hasRoom ? deadlinePassed(endpoint) : limit.overdue();
}
