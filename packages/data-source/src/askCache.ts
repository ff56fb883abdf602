import {
  type Cache,
  type CacheAnswer,
  cacheKey,
  type CacheOwner,
  type Chunk,
  type ChunkedRequest,
} from '@glance/cache';
import { FAILURE_CODEC, failureStandsForMs } from './failures';
import { cacheCaller, type UpstreamCall } from './upstreamCall';

/** Whose answers are asked for. */
export interface CacheScope {
  readonly cache: Cache;
  readonly pluginId: string;
  readonly owner: CacheOwner;
  /** What a caller is told whose deadline passes while others go on waiting. */
  readonly overdue: () => Error;
}

/** A question that has one answer, with how to ask the vendor. */
export interface CachedQuestion<T> {
  /** Tells different questions with equal requests apart. */
  readonly kind: string;
  readonly request: object;
  /** 0 stores nothing; as a function it is told by the answer. */
  readonly freshForMs: number | ((value: T) => number);
  /** How old an answer may be for an alert rule, ms. Default: as long as it is fresh. */
  readonly alertMaxAgeMs?: number | ((value: T) => number);
  readonly load: (call: UpstreamCall) => Promise<T>;
}

/** Asks the cache, and through it the vendor. Failures stand as the contract says (§6.6), for all replicas. */
export function askCache<T>(
  { cache, pluginId, owner, overdue }: CacheScope,
  { kind, request, freshForMs, alertMaxAgeMs = freshForMs, load }: CachedQuestion<T>,
  call: UpstreamCall
): Promise<CacheAnswer<T>> {
  return cache.get<T>(
    {
      key: cacheKey({ plugin: pluginId, fingerprint: owner.id, kind, request }),
      owner,
      freshForMs,
      alertMaxAgeMs,
      failureStandsForMs,
      failures: FAILURE_CODEC,
      load,
    },
    cacheCaller(call, overdue)
  );
}

/** A question in pieces, with how to ask the vendor for a run of them. */
export type CachedChunks<T, C extends Chunk<T>> = Pick<ChunkedRequest<T, C>, 'chunks' | 'runsOf' | 'load'>;

/** The same for a question in pieces, of which only those that are not held are asked. */
export function askChunks<T, C extends Chunk<T>>(
  { cache, owner, overdue }: Omit<CacheScope, 'pluginId'>,
  chunks: CachedChunks<T, C>,
  call: UpstreamCall
): Promise<ReadonlyArray<CacheAnswer<T>>> {
  return cache.getChunks<T, C>(
    { ...chunks, owner, failureStandsForMs, failures: FAILURE_CODEC },
    cacheCaller(call, overdue)
  );
}
