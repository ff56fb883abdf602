import { createPublicKey, generateKeyPair, type KeyObject, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { checkAssertionTime } from './checkAssertionTime';
import { type EntraError, invalidClient } from './EntraError';
import { isSignedBy, type Jwt, signJwt } from './Jwt';

/** What a token says that a cluster gives to a workload; everything has the value that Entra expects. */
export interface FederatedClaims {
  readonly issuer?: string;
  readonly subject?: string;
  readonly audience?: string;
  /** From now on, by the machine's clock; default 3600. */
  readonly expiresInSeconds?: number;
}

const ISSUER = 'https://oidc.prod-aks.azure.example/5a0f1c7e-3d94-4b62-9e8f-2c6b7d1a4e00/';
const SUBJECT = 'system:serviceaccount:monitoring:grafana';

/**
 * A Kubernetes cluster whose service-account tokens the application trusts: it signs them, and checks what is presented
 * to Entra against the one federated identity credential there is.
 * See https://learn.microsoft.com/entra/workload-id/workload-identity-federation.
 */
export class FederatedIssuer {
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;
  readonly #audience: string;

  private constructor(privateKey: KeyObject, audience: string) {
    this.#privateKey = privateKey;
    this.#publicKey = createPublicKey(privateKey);
    this.#audience = audience;
  }

  /** `audience` is what the credential asks for. */
  static async create(audience: string): Promise<FederatedIssuer> {
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
    return new FederatedIssuer(privateKey, audience);
  }

  /** A token as a cluster writes it into the file of a workload. */
  issue({ issuer, subject, audience, expiresInSeconds = 3600 }: FederatedClaims = {}): string {
    const nowSeconds = Math.floor(Date.now() / 1000);
    const expiry = nowSeconds + expiresInSeconds;
    const claims = {
      iss: issuer ?? ISSUER,
      sub: subject ?? SUBJECT,
      aud: [audience ?? this.#audience],
      iat: Math.min(nowSeconds, expiry - 3600),
      exp: expiry,
      jti: randomUUID(),
    };
    return signJwt({ header: { kid: 'simulator' }, claims }, { key: this.#privateKey, algorithm: 'RS256' });
  }

  /** Why Entra refuses a presented token; `undefined` when it convinces. */
  check(token: Jwt): EntraError | undefined {
    const { iss, sub, aud } = token.claims;
    // Which of several wrong claims Entra names first is a guess: issuer, then subject, then audience.
    if (iss !== ISSUER && sub !== SUBJECT) {
      return {
        ...noRecord(70021, '', ` Assertion Issuer: '${String(iss)}'. Assertion Subject: '${String(sub)}'.`),
        status: 400,
        error: 'invalid_request',
      };
    }
    if (iss !== ISSUER) {
      return noRecord(700211, ` issuer '${String(iss)}'`);
    }
    if (sub !== SUBJECT) {
      return noRecord(700213, ` subject '${String(sub)}'`);
    }
    const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
    if (!audiences.includes(this.#audience)) {
      return noRecord(700212, ` audience '${audiences.join("', '")}'`);
    }
    if (!isSignedBy(token, this.#publicKey)) {
      // A guess: for certificates the code is documented, for keys of a foreign issuer none was found.
      return invalidClient(700027, 'Client assertion failed signature validation.');
    }
    return checkAssertionTime(token);
  }
}

function noRecord(code: number, what: string, more = ''): EntraError {
  return invalidClient(
    code,
    `No matching federated identity record found for presented assertion${what}.${more} Please check your federated ` +
      `identity credential Subject, Audience and Issuer against the presented assertion. ` +
      `https://learn.microsoft.com/entra/workload-id/workload-identity-federation`
  );
}
