/** Whose answers these are: one set of credentials. Whoever differs in any of them never shares an answer. */
export interface CacheOwner {
  /** Names the credentials and tells nothing about them; part of every key. */
  readonly id: string;
  /**
   * Proves that an answer in a store shared with other processes was put there by somebody who has the credentials
   * too. Kept in memory only. Without it the owner's answers stay in this process.
   */
  readonly macKey?: Uint8Array;
}
