import type { Account } from './Sender';
import { ALL_SCOPES } from './scopes';

/** A key and what it opens. */
export interface ApiKey {
  readonly account: Account;
  readonly scopes: readonly string[];
}

/** The keys of all accounts. */
export class ApiKeys {
  readonly #keys = new Map<string, ApiKey>();

  /** @throws RangeError when somebody has it already */
  add(apiKey: string, { account, scopes = ALL_SCOPES }: Pick<ApiKey, 'account'> & Partial<ApiKey>): void {
    if (this.#keys.has(apiKey)) {
      throw new RangeError(`The key of ${account.username} is taken.`);
    }
    this.#keys.set(apiKey, { account, scopes });
  }

  find(apiKey: string): ApiKey | undefined {
    return this.#keys.get(apiKey);
  }

  /** Makes a key unknown. Returns what gives it back. @throws RangeError for an unknown key */
  revoke(apiKey: string): () => void {
    const key = this.#known(apiKey);
    this.#keys.delete(apiKey);
    return () => this.#keys.set(apiKey, key);
  }

  /** Makes a key good for these scopes only. Returns what gives the others back. @throws RangeError for an unknown key */
  restrict(apiKey: string, scopes: readonly string[]): () => void {
    const key = this.#known(apiKey);
    this.#keys.set(apiKey, { ...key, scopes });
    return () => this.#keys.set(apiKey, key);
  }

  #known(apiKey: string): ApiKey {
    const key = this.#keys.get(apiKey);
    if (key === undefined) {
      throw new RangeError('There is no such key.');
    }
    return key;
  }
}
