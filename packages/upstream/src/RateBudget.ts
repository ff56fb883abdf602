import { BudgetBucket, type BucketState, type BudgetGrant, type QuotaReading } from './budget/BudgetBucket';
import type { Caller } from './Caller';
import { type Clock, systemClock } from './Clock';

export interface RateBudgetOptions {
  readonly clock?: Clock;
  /** Milliseconds a refusal counts for when the vendor does not say, and a reading without a reset is believed. */
  readonly defaultHoldMs: number;
}

/** What is known of a bucket has changed. */
export interface BudgetChange extends BucketState {
  readonly bucket: string;
}

/**
 * The quota of one credential, by the vendor's buckets, learnt from answers alone. Calls are not held back until the
 * vendor says so. While it does, a caller whose deadline is earlier is refused at once with the time; the others queue,
 * alert rules first. When the time has come one call goes ahead, and the rest follow as far as its answer allows.
 */
export class RateBudget {
  readonly #clock: Clock;
  readonly #defaultHoldMs: number;
  readonly #listeners = new Set<(change: BudgetChange) => void>();
  readonly #buckets = new Map<string, BudgetBucket>();

  constructor({ clock = systemClock, defaultHoldMs }: RateBudgetOptions) {
    this.#clock = clock;
    this.#defaultHoldMs = defaultHoldMs;
  }

  /** Takes in what an answer said about a bucket. Call it before the grant of that answer is released. */
  observe(bucket: string, reading: QuotaReading): void {
    const held = this.#bucket(bucket);
    held.observe(reading);
    for (const listener of this.#listeners) {
      listener({ bucket, ...held.state });
    }
  }

  /** Tells a listener of every change from now on, until the function returned is called. */
  onChange(listener: (change: BudgetChange) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /**
   * Waits for the right to make one call, and takes it. Rejects with an UpstreamError: `rateLimited` when the deadline
   * is before the reset, or passes while waiting; `aborted` when the signal is aborted.
   */
  async acquire(bucket: string, caller: Caller): Promise<BudgetGrant> {
    const held = this.#bucket(bucket);
    try {
      const grant = await held.acquire(caller);
      return {
        get isRevoked() {
          return grant.isRevoked;
        },
        release: () => {
          grant.release();
          this.#forgetIfBlank(bucket, held);
        },
      };
    } catch (error) {
      this.#forgetIfBlank(bucket, held);
      throw error;
    }
  }

  /** What is known of a bucket now. */
  stateOf(bucket: string): BucketState {
    return this.#buckets.get(bucket)?.state ?? {};
  }

  #bucket(name: string): BudgetBucket {
    const known = this.#buckets.get(name);
    if (known) {
      return known;
    }
    const made = new BudgetBucket({ clock: this.#clock, defaultHoldMs: this.#defaultHoldMs });
    this.#buckets.set(name, made);
    return made;
  }

  /** Buckets may be named after scopes that users type; those that hold no knowledge must not pile up. */
  #forgetIfBlank(name: string, bucket: BudgetBucket): void {
    if (bucket.isBlank && this.#buckets.get(name) === bucket) {
      this.#buckets.delete(name);
    }
  }
}
