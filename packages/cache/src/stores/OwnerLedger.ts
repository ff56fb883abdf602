import type { CacheKey } from '../CacheKey';

interface Account {
  bytes: number;
  /** Sizes by key; a Map keeps the order of insertion, here the order of use, oldest first. */
  readonly sizes: Map<CacheKey, number>;
}

/** Who holds how much of a store: sums per owner, and each owner's entries in the order of their use. */
export class OwnerLedger {
  readonly #shareBytes: number;
  readonly #accounts = new Map<string, Account>();
  /** Owners above their share; kept at every change, so that finding one costs nothing. */
  readonly #overShare = new Set<string>();

  constructor(shareBytes: number) {
    this.#shareBytes = shareBytes;
  }

  /** Books a new entry as its owner's newest. */
  add(owner: string, { key, sizeBytes }: { key: CacheKey; sizeBytes: number }): void {
    const account = this.#accounts.get(owner) ?? { bytes: 0, sizes: new Map<CacheKey, number>() };
    account.sizes.set(key, sizeBytes);
    account.bytes += sizeBytes;
    this.#accounts.set(owner, account);
    this.#review(owner, account);
  }

  /** Marks an entry as its owner's newest. */
  touch(owner: string, key: CacheKey): void {
    const sizes = this.#accounts.get(owner)?.sizes;
    const size = sizes?.get(key);
    if (sizes !== undefined && size !== undefined) {
      sizes.delete(key);
      sizes.set(key, size);
    }
  }

  /** Strikes an entry out and says how large it was. */
  remove(owner: string, key: CacheKey): number {
    const account = this.#accounts.get(owner);
    const size = account?.sizes.get(key) ?? 0;
    if (account?.sizes.delete(key) === true) {
      account.bytes -= size;
      this.#review(owner, account);
    }
    return size;
  }

  /** An owner's keys, the longest unused first. */
  keys(owner: string): readonly CacheKey[] {
    return [...(this.#accounts.get(owner)?.sizes.keys() ?? [])];
  }

  /**
   * The longest unused entry of an owner above its share. The owner of the incoming entry comes first, if that entry
   * would put it there: who needs room above its share makes it itself.
   */
  oldestOverShare(incoming: { owner: string; sizeBytes: number }): CacheKey | undefined {
    const own = this.#accounts.get(incoming.owner);
    if (own !== undefined && own.bytes + incoming.sizeBytes > this.#shareBytes) {
      return firstKey(own);
    }
    const [other] = this.#overShare;
    const account = other === undefined ? undefined : this.#accounts.get(other);
    return account === undefined ? undefined : firstKey(account);
  }

  #review(owner: string, account: Account): void {
    if (account.sizes.size === 0) {
      this.#accounts.delete(owner);
    }
    if (account.bytes > this.#shareBytes) {
      this.#overShare.add(owner);
    } else {
      this.#overShare.delete(owner);
    }
  }
}

function firstKey(account: Account): CacheKey | undefined {
  const [key] = account.sizes.keys();
  return key;
}
