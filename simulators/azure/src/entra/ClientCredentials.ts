import type { AssertionTarget, ClientCertificate } from './ClientCertificate';
import { type EntraError, invalidClient } from './EntraError';
import type { FederatedIssuer } from './FederatedIssuer';
import { parseJwt } from './Jwt';
import { CLIENT_SECRET } from './principals';
import type { Proof } from './TokenIssuer';

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** How the request proves who it comes from. */
export function proofOf(form: URLSearchParams): Proof {
  return form.has('client_secret') ? '1' : '2';
}

/** What the application is known by: its secret, its certificate, and the tokens of the cluster that it trusts. */
export class ClientCredentials {
  readonly #certificate: ClientCertificate;
  readonly #federation: FederatedIssuer;

  constructor({
    certificate,
    federation,
  }: {
    readonly certificate: ClientCertificate;
    readonly federation: FederatedIssuer;
  }) {
    this.#certificate = certificate;
    this.#federation = federation;
  }

  /** Why Entra refuses the credential of a token request; `undefined` when it convinces. */
  check(form: URLSearchParams, target: AssertionTarget): EntraError | undefined {
    const secret = form.get('client_secret');
    if (secret !== null) {
      return secret === CLIENT_SECRET ? undefined : wrongSecret(target.clientId);
    }
    const assertion = form.get('client_assertion');
    if (assertion === null || form.get('client_assertion_type') !== JWT_BEARER) {
      return invalidClient(
        7000218,
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."
      );
    }
    const token = parseJwt(assertion);
    if (token === undefined) {
      return { ...invalidClient(50027, 'JWT token is invalid or malformed.'), status: 400, error: 'invalid_request' };
    }
    // Only who signs for itself names itself as the issuer.
    return token.claims.iss === target.clientId
      ? this.#certificate.check(token, target)
      : this.#federation.check(token);
  }
}

function wrongSecret(clientId: string): EntraError {
  return invalidClient(
    7000215,
    `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not ` +
      `the client secret ID, for a secret added to app '${clientId}'.`
  );
}
