import type { CacheKey } from './CacheKey';
import type { Mode } from './Freshness';

/** A question, and how to have it answered when the cache cannot. */
export interface CacheRequest<T> {
  /** From `cacheKey()`. Everything below must be the same for equal keys, but for the times. */
  readonly key: CacheKey;
  /** Fingerprint of the credentials: whose share of memory an answer takes, and what `clear` clears. */
  readonly owner: string;
  /**
   * How long an answer is fresh, ms. 0: stored answers are neither used nor made, though simultaneous callers still
   * share one load. As a function it is asked when an answer comes and again when it is used; the shorter time counts,
   * so a period that was open when it was fetched does not become closed by waiting.
   */
  readonly freshForMs: number | ((value: T) => number);
  /** An alert rule gets a stored answer only up to this age, ms. */
  readonly alertMaxAgeMs: number;
  /**
   * How long a failed load stands, ms: nobody loads again before. At most a day counts. Default: not at all, so that
   * a failure is shared by those who wait for it and the next caller tries again.
   */
  readonly failureStandsForMs?: (error: unknown) => number;
  /**
   * Asks the vendor. It is shared: it may outlive the caller who started it and serve others, so it must use the
   * given signal (not a caller's own) and must end some day.
   */
  readonly load: (load: { readonly signal: AbortSignal }) => Promise<T>;
}

/** Who asks. */
export interface CacheCaller {
  /** When it is aborted this caller alone gives up, with the signal's reason. */
  readonly signal: AbortSignal;
  readonly mode: Mode;
}

/** An answer. The value is shared with other callers and must not be changed. */
export interface CacheAnswer<T> {
  readonly value: T;
  /** When the vendor answered, epoch ms. */
  readonly fetchedAtMs: number;
  /** `hit`: stored and fresh; `stale`: stored and older; `miss`: loaded for this caller; `coalesced`: somebody else's load. */
  readonly outcome: 'hit' | 'stale' | 'miss' | 'coalesced';
  /** Only when users must be told: the answer's age, and why there is no newer one. */
  readonly stale?: { readonly ageMs: number; readonly reason?: unknown };
}
