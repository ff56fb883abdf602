import type { CacheKey } from './CacheKey';
import type { CacheOwner } from './CacheOwner';
import type { Mode } from './Freshness';
import type { LoadCaller } from './LoadCaller';

/** One piece of a question, stored under a key of its own, such as a month of a range. */
export interface Chunk<T> {
  /** From `cacheKey()`. Everything below must be the same for equal keys, but for the times. */
  readonly key: CacheKey;
  /**
   * How long an answer is fresh, ms. 0: stored answers are neither used nor made, though simultaneous callers still
   * share one load. As a function it is asked when an answer comes and again when it is used; the shorter time counts,
   * so a period that was open when it was fetched does not become closed by waiting.
   */
  readonly freshForMs: number | ((value: T) => number);
  /** An alert rule gets a stored answer only up to this age, ms; as a function it is asked when the answer is used. */
  readonly alertMaxAgeMs: number | ((value: T) => number);
  /**
   * Whether a stored answer tells all that is asked now. One that does not is never taken for fresh; it may only stand
   * in on a dashboard, when the load fails. Default: it does.
   */
  readonly isEnough?: (value: T) => boolean;
  /**
   * Not asked for itself: it is loaded only where it fits into a run that is made anyway, nobody waits for it, and it
   * has no answer. For what others are likely to ask next.
   */
  readonly isOptional?: boolean;
}

/** How a failure is told to other processes, which share a load with this one. */
export interface FailureCodec {
  /** Plain JSON without a secret, or `undefined` when the error is this process's own business. */
  encode(error: unknown): unknown;
  /** The error that `encode` was given, as far as it can be told; `undefined` when this is not what `encode` makes. */
  decode(json: unknown): unknown;
}

/** What the chunks of a question have in common. */
interface Loading {
  /** The credentials: whose share of memory an answer takes, and what `clear` clears. */
  readonly owner: CacheOwner;
  /**
   * How long a failed load stands, ms: nobody loads again before. At most a day counts. Default: not at all, so that
   * a failure is shared by those who wait for it and the next caller tries again.
   */
  readonly failureStandsForMs?: (error: unknown) => number;
  /** Without it failures stay in this process. */
  readonly failures?: FailureCodec;
}

/** A question, and how to have it answered when the cache cannot. */
export interface CacheRequest<T> extends Chunk<T>, Loading {
  /**
   * Asks the vendor. It is shared: it may outlive the caller who started it and serve others, so it must heed the
   * given caller (not one of its own) and must end some day.
   */
  readonly load: (caller: LoadCaller) => Promise<T>;
}

/** A question in pieces, of which only those that are missing are asked. Optional ones have no answer. */
export interface ChunkedRequest<T, C extends Chunk<T>> extends Loading {
  /** In the order of the answers; each key once. */
  readonly chunks: readonly C[];
  /** Cuts missing chunks, which come in the order of `chunks`, into runs that are asked together, in as few as can be. */
  readonly runsOf: (missing: readonly C[]) => ReadonlyArray<readonly C[]>;
  /** Asks the vendor for a run, as `CacheRequest.load` does, and gives one answer for each of its chunks, in order. */
  readonly load: (run: readonly C[], caller: LoadCaller) => Promise<readonly T[]>;
}

/** Who asks. */
export interface CacheCaller {
  /** When it is aborted this caller alone gives up, with the signal's reason. */
  readonly signal: AbortSignal;
  readonly mode: Mode;
  /** Epoch ms after which this caller waits for no load; default: it waits on. */
  readonly deadlineAtMs?: number;
  /** What a caller that waited up to its deadline is told; with it a dashboard may get the last good answer instead. */
  readonly overdue?: () => Error;
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
