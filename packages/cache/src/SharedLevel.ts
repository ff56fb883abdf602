import type { CacheKey } from './CacheKey';
import type { CacheOwner } from './CacheOwner';
import type { Entry } from './Entry';

/** A failed load as one replica tells it to the others: plain JSON, without a secret. */
export interface SharedFailure {
  /** What `FailureCodec.encode` made of the error. */
  readonly error: unknown;
  /** Nobody calls again before this, epoch ms; 0 when only those who were waiting share it. */
  readonly standsUntilMs: number;
}

/** The right to load one key, held by this process until it is given back. Renewed by itself meanwhile. */
export interface Lease {
  /** The load is over and its answer, if it was to be stored, is stored. Never rejects. */
  release(): Promise<void>;
  /** The load failed: those who wait for it in other processes get the failure. Never rejects. */
  fail(failure: SharedFailure): Promise<void>;
}

/** How another replica's load ended, as far as can be seen. */
export type LeaseEnd =
  /** It gave its lease back, or died. What it stored, if anything, is in the shared level by now. */
  { readonly type: 'free' } | { readonly type: 'failed'; readonly failure: SharedFailure };

export type LeaseOutcome =
  | { readonly type: 'granted'; readonly lease: Lease }
  /** Another replica is loading. `ended` resolves when it is done, has failed or died; it rejects only when aborted. */
  | { readonly type: 'held'; readonly ended: (signal: AbortSignal) => Promise<LeaseEnd> }
  /** Another replica was refused, and the refusal stands. */
  | { readonly type: 'refused'; readonly failure: SharedFailure };

/**
 * What the replicas of a plugin share: the newest answers, and the right to load, so that they make one call between
 * them. It may be slow or gone: it then grants everything and knows nothing, and this process works on alone.
 */
export interface SharedLevel {
  /** The newest entry of all replicas, taken over into this process. `undefined` when there is none. */
  refresh(key: CacheKey, owner: CacheOwner): Promise<Entry | undefined>;
  /** Asks for the right to load. Never rejects. */
  acquire(key: CacheKey, owner: CacheOwner): Promise<LeaseOutcome>;
}
