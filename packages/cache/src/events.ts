import type { CacheKey } from './CacheKey';
import type { StoreOperation } from './stores/CacheStore';

interface OfKey {
  readonly key: CacheKey;
  /** Fingerprint of the credentials. */
  readonly owner: string;
}

/**
 * How one `get` was answered. Every `get` that is not cancelled emits exactly one of these, failed ones included:
 * `hit` from a fresh entry, `staleHit` from an older one, `miss` for the caller whose load was started, `coalesced`
 * for one that shared a load, or a remembered failure, of somebody else.
 */
export type AnswerEvent =
  | (OfKey & { readonly type: 'hit' | 'miss' | 'coalesced' })
  | (OfKey & { readonly type: 'staleHit'; readonly ageMs: number });

/** What happens in a cache, for metrics, logs and tests. The cache itself never logs. */
export type CacheEvent =
  | AnswerEvent
  /** A load replaced an entry that was no longer fresh. */
  | (OfKey & { readonly type: 'revalidated' })
  /** A load that should have replaced an entry failed; the entry stays. */
  | (OfKey & { readonly type: 'revalidationFailed'; readonly error: unknown })
  /** The store dropped an entry to stay within its bounds. */
  | (OfKey & { readonly type: 'evicted'; readonly sizeBytes: number })
  /** The store failed, took too long, lied, or refused an entry. The query went on without it. */
  | {
      readonly type: 'storeFailed';
      readonly operation: StoreOperation;
      readonly owner: string;
      readonly error: unknown;
    };
