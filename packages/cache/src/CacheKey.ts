import { canonicalJson } from './canonicalJson';

/** Text that is equal for equal questions and only for those. Contains no secret, so it may appear in a log. */
export type CacheKey = string & { readonly __brand: 'CacheKey' };

/** What tells one question from another. */
export interface CacheKeyParts {
  /** Plugin id, so that plugins that share a store never meet. */
  readonly plugin: string;
  /** `fingerprint()` of every setting that decides what the vendor answers. */
  readonly fingerprint: string;
  /** Kind of request: what `request` is to be read as. */
  readonly kind: string;
  /** Everything else that decides the answer, as plain JSON. Sort lists whose order has no meaning first. */
  readonly request: unknown;
}

/**
 * The key of a question. Depends on the values of `request`, not on the order in which its keys were written.
 *
 * @throws TypeError when `request` is more than plain JSON (see `canonicalJson`).
 */
export function cacheKey({ plugin, fingerprint, kind, request }: CacheKeyParts): CacheKey {
  // One JSON array rather than joined text: no part can be written so that it runs into the next one.
  return canonicalJson([plugin, fingerprint, kind, request]) as CacheKey;
}

/** The keys of a question's pieces, such as the months of a range: the question is written once, whatever their number. */
export function pieceKeys(question: CacheKeyParts): (piece: string | number) => CacheKey {
  const key = cacheKey(question);
  // JSON behind JSON, of which the first ends with a bracket: no piece's key is a question's, or that of another piece.
  return (piece) => `${key}${JSON.stringify(piece)}` as CacheKey;
}
