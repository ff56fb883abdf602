import type { FailureCodec } from '@glance/cache';
import { decodeUpstreamError, encodeUpstreamError, hasCode } from '@glance/upstream';

const REFUSED_TOKEN_STANDS_MS = 30_000;

/** How a failed call is told to other replicas. */
export const FAILURE_CODEC: FailureCodec = { encode: encodeUpstreamError, decode: decodeUpstreamError };

/**
 * How long nobody asks the same again after a failure, ms: a refusal for lack of quota stands until its end, refused
 * credentials for half a minute. A refused sign-in has no status: whoever keeps the token remembers it, for all questions
 * together.
 */
export function failureStandsForMs(error: unknown): number {
  if (hasCode(error, 'rateLimited')) {
    return error.retryAfterMs ?? 0;
  }
  return hasCode(error, 'unauthorized') && error.status !== undefined ? REFUSED_TOKEN_STANDS_MS : 0;
}
