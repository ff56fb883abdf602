import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Now } from '@glance/simulator-common';

/** What {@link TokenIssuer.check} finds. */
export type TokenCheck = 'valid' | 'expired' | 'invalid';

/** Issues and recognises access tokens. They look like Entra's, with claims that can be read, and last for one run. */
export class TokenIssuer {
  /** Every token that was issued, for tests that search outputs for secrets. */
  readonly issued: string[] = [];
  readonly #key = randomBytes(32);
  readonly #expiryMs = new Map<string, number>();
  readonly #now: Now;
  readonly #lifetimeSeconds: number;

  constructor({ now, lifetimeSeconds }: { readonly now: Now; readonly lifetimeSeconds: number }) {
    this.#now = now;
    this.#lifetimeSeconds = lifetimeSeconds;
  }

  issue(claims: { readonly aud: string; readonly tid: string; readonly appid: string }): {
    readonly token: string;
    readonly expiresInSeconds: number;
  } {
    const nowSeconds = Math.floor(this.#now() / 1000);
    const payload = {
      ...claims,
      iss: `https://sts.windows.net/${claims.tid}/`,
      iat: nowSeconds,
      nbf: nowSeconds,
      exp: nowSeconds + this.#lifetimeSeconds,
      oid: 'd5c3a1f0-6b2e-4f8d-9c47-8e1a0b3d6f99',
      uti: randomUUID(),
      ver: '1.0',
    };
    const text = [{ typ: 'JWT', alg: 'HS256' }, payload]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const token = `${text}.${createHmac('sha256', this.#key).update(text).digest('base64url')}`;
    this.issued.push(token);
    this.#expiryMs.set(token, this.#now() + this.#lifetimeSeconds * 1000);
    return { token, expiresInSeconds: this.#lifetimeSeconds };
  }

  check(token: string): TokenCheck {
    const expiryMs = this.#expiryMs.get(token);
    if (expiryMs === undefined) {
      return 'invalid';
    }
    return expiryMs > this.#now() ? 'valid' : 'expired';
  }
}
