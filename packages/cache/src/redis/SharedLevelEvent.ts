/** What happens to the cache's second level, for logs and tests. Texts hold no secret. */
export type SharedLevelEvent =
  /** It cannot be used for now, or for another reason than before; this process works on alone. The reason has advice. */
  | { readonly type: 'sharedLevelDown'; readonly reason: string }
  /** It can be used, for the first time or again. */
  | { readonly type: 'sharedLevelUp' }
  /** It is there but refused one operation (no memory left, a value too large…); the query went on without it. */
  | { readonly type: 'sharedLevelRefused'; readonly operation: string; readonly reason: string };
