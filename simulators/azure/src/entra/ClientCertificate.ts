import { createHash, X509Certificate } from 'node:crypto';
import { checkAssertionTime } from './checkAssertionTime';
import { type EntraError, invalidClient } from './EntraError';
import { ALGORITHMS, isSignedBy, type Jwt } from './Jwt';

const REVIEW =
  'Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .';

/** What an assertion has to be for. */
export interface AssertionTarget {
  readonly clientId: string;
  /** The only `aud` that is accepted. */
  readonly tokenEndpoint: string;
}

/**
 * The certificate that is registered with the application; checks assertions that are signed with its key.
 * See https://learn.microsoft.com/entra/identity-platform/certificate-credentials.
 */
export class ClientCertificate {
  readonly #certificate: X509Certificate;

  constructor(certificatePem: string) {
    this.#certificate = new X509Certificate(certificatePem);
  }

  /** Why Entra refuses the assertion; `undefined` when it convinces. */
  check(assertion: Jwt, { clientId, tokenEndpoint }: AssertionTarget): EntraError | undefined {
    const { header, claims } = assertion;
    if (!ALGORITHMS.some((name) => name === header.alg)) {
      return invalidClient(
        5002738,
        `Invalid JWT token. '${String(header.alg)}' is not a supported signature algorithm. Supported signing ` +
          `algorithms are: '${ALGORITHMS.join(', ')}'.`
      );
    }
    return (
      this.#checkKey(assertion, clientId) ??
      (claims.aud === tokenEndpoint
        ? undefined
        : invalidClient(700023, `Client assertion audience claim does not match Realm issuer. ${REVIEW}`)) ??
      (claims.sub === clientId
        ? undefined
        : invalidClient(
            700021,
            `Client assertion application identifier doesn't match 'client_id' parameter. ${REVIEW}`
          )) ??
      checkAssertionTime(assertion)
    );
  }

  #checkKey(assertion: Jwt, clientId: string): EntraError | undefined {
    const thumbprint = thumbprintOf(assertion);
    if (thumbprint !== this.#thumbprint('sha1') && thumbprint !== this.#thumbprint('sha256')) {
      return assertion.header.x5c === undefined ? keyNotFound(thumbprint, clientId) : untrustedSubject();
    }
    if (!isSignedBy(assertion, this.#certificate.publicKey)) {
      return invalidClient(
        700027,
        `Client assertion contains an invalid signature. [Reason - The provided signature value did not match the ` +
          `expected signature value., Thumbprint of key used by client: '${thumbprint}', Found key ` +
          `'Start=${this.#certificate.validFrom}, End=${this.#certificate.validTo}']`
      );
    }
    return undefined;
  }

  #thumbprint(hash: 'sha1' | 'sha256'): string {
    return createHash(hash).update(this.#certificate.raw).digest('hex').toUpperCase();
  }
}

/** In hexadecimal digits, as Azure's portal shows it; of whichever of both headers there is. */
function thumbprintOf({ header }: Jwt): string {
  const encoded = header.x5t ?? header['x5t#S256'];
  return typeof encoded === 'string' ? Buffer.from(encoded, 'base64url').toString('hex').toUpperCase() : '';
}

function keyNotFound(thumbprint: string, clientId: string): EntraError {
  return invalidClient(
    700027,
    `Client assertion contains an invalid signature. [Reason - The key was not found., Thumbprint of key used by ` +
      `client: '${thumbprint}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see ` +
      `configured keys for app Id '${clientId}'.]`
  );
}

/** An assertion that brings its certificate along (`x5c`) may be trusted by subject and issuer; here nobody is. */
function untrustedSubject(): EntraError {
  return invalidClient(
    50012,
    `Authentication failed: The subject name of the signing certificate isn't authorized, or a matching trusted ` +
      `authority policy wasn't found for the authorized subject name.`
  );
}
