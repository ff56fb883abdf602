import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Now } from '@glance/simulator-common';
import { type Principal, TENANT_ID } from './principals';

/** What {@link TokenIssuer.check} finds. */
export type TokenCheck =
  { readonly state: 'valid'; readonly principal: Principal } | { readonly state: 'expired' | 'invalid' };

/** How somebody proved who they are, by Entra's numbers for `appidacr`: 1 a secret, 2 a certificate or an assertion. */
export type Proof = '1' | '2';

interface IssuedToken {
  readonly principal: Principal;
  readonly expiresAtMs: number;
}

/** Issues and recognises access tokens. They look like Entra's, with claims that can be read, and last for one run. */
export class TokenIssuer {
  /** Every token that was issued, for tests that search outputs for secrets. */
  readonly issued: string[] = [];
  readonly #key = randomBytes(32);
  readonly #tokens = new Map<string, IssuedToken>();
  readonly #now: Now;
  readonly #lifetimeSeconds: number;

  constructor({ now, lifetimeSeconds }: { readonly now: Now; readonly lifetimeSeconds: number }) {
    this.#now = now;
    this.#lifetimeSeconds = lifetimeSeconds;
  }

  issue({
    principal,
    audience,
    proof,
  }: {
    readonly principal: Principal;
    readonly audience: string;
    readonly proof: Proof;
  }): {
    readonly token: string;
    readonly expiresInSeconds: number;
  } {
    const nowSeconds = Math.floor(this.#now() / 1000);
    const payload = {
      aud: audience,
      iss: `https://sts.windows.net/${TENANT_ID}/`,
      iat: nowSeconds,
      nbf: nowSeconds,
      exp: nowSeconds + this.#lifetimeSeconds,
      appid: principal.clientId,
      appidacr: proof,
      idtyp: 'app',
      oid: principal.objectId,
      sub: principal.objectId,
      tid: TENANT_ID,
      uti: randomUUID(),
      ver: '1.0',
      ...(principal.resourceId !== undefined && { xms_mirid: principal.resourceId }),
    };
    const text = [{ typ: 'JWT', alg: 'HS256' }, payload]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const token = `${text}.${createHmac('sha256', this.#key).update(text).digest('base64url')}`;
    this.issued.push(token);
    this.#tokens.set(token, { principal, expiresAtMs: this.#now() + this.#lifetimeSeconds * 1000 });
    return { token, expiresInSeconds: this.#lifetimeSeconds };
  }

  check(token: string): TokenCheck {
    const issued = this.#tokens.get(token);
    if (issued === undefined) {
      return { state: 'invalid' };
    }
    return issued.expiresAtMs > this.#now() ? { state: 'valid', principal: issued.principal } : { state: 'expired' };
  }
}
