import type { CacheKey, Entry, LeaseOutcome, SharedFailure, SharedLevel } from '../src';

interface HeldLease {
  readonly holder: string;
  failure?: SharedFailure;
  readonly ended: Promise<void>;
  readonly end: () => void;
}

/** What replicas share, in memory: entries that a test puts there, and leases. */
export class FakeSharedLevel {
  readonly entries = new Map<CacheKey, Entry>();
  readonly #leases = new Map<CacheKey, HeldLease>();
  readonly #refusals = new Map<CacheKey, SharedFailure>();

  /** The level as one replica sees it. */
  of(holder: string): SharedLevel {
    return {
      refresh: async (key) => this.entries.get(key),
      acquire: async (key) => this.#acquire(key, holder),
    };
  }

  /** Takes a replica's leases away, as when its process died. */
  kill(holder: string): void {
    for (const [key, lease] of this.#leases) {
      if (lease.holder === holder) {
        this.#leases.delete(key);
        lease.end();
      }
    }
  }

  /** How many keys are leased now. */
  get leased(): number {
    return this.#leases.size;
  }

  #acquire(key: CacheKey, holder: string): LeaseOutcome {
    const refusal = this.#refusals.get(key);
    if (refusal !== undefined) {
      return { type: 'refused', failure: refusal };
    }
    const held = this.#leases.get(key);
    if (held !== undefined) {
      return {
        type: 'held',
        ended: async (signal) => {
          await Promise.race([held.ended, new Promise((_, reject) => signal.addEventListener('abort', reject))]);
          return held.failure === undefined ? { type: 'free' } : { type: 'failed', failure: held.failure };
        },
      };
    }
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const lease: HeldLease = { holder, ended, end };
    this.#leases.set(key, lease);
    const giveBack = (): void => {
      if (this.#leases.get(key) === lease) {
        this.#leases.delete(key);
      }
      lease.end();
    };
    return {
      type: 'granted',
      lease: {
        release: async () => giveBack(),
        fail: async (failure) => {
          lease.failure = failure;
          if (failure.standsUntilMs > 0) {
            this.#refusals.set(key, failure);
          }
          giveBack();
        },
      },
    };
  }
}
