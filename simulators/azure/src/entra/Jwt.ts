import { constants, type KeyObject, sign, verify } from 'node:crypto';

/** A JSON Web Token that has been taken apart, unverified. */
export interface Jwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** What the signature is of. */
  readonly signedText: string;
  readonly signature: Buffer;
}

/** Signature algorithms for assertions, as far as Azure's SDKs use them. */
export const ALGORITHMS = ['RS256', 'PS256'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** The parts of a token, or `undefined` for a text that is none. */
export function parseJwt(text: string): Jwt | undefined {
  const [header, claims, signature, ...more] = text.split('.');
  if (header === undefined || claims === undefined || signature === undefined || more.length > 0) {
    return undefined;
  }
  try {
    return {
      header: jsonObject(header),
      claims: jsonObject(claims),
      signedText: `${header}.${claims}`,
      signature: Buffer.from(signature, 'base64url'),
    };
  } catch {
    return undefined;
  }
}

/** Whether `key` made the token's signature by the algorithm that its header names. */
export function isSignedBy({ header, signedText, signature }: Jwt, key: KeyObject): boolean {
  const algorithm = ALGORITHMS.find((name) => name === header.alg);
  return (
    algorithm !== undefined && verify('sha256', Buffer.from(signedText), { key, ...padding(algorithm) }, signature)
  );
}

/** A signed token. */
export function signJwt(
  parts: Pick<Jwt, 'header' | 'claims'>,
  { key, algorithm }: { readonly key: KeyObject; readonly algorithm: Algorithm }
): string {
  const signedText = [{ typ: 'JWT', alg: algorithm, ...parts.header }, parts.claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign('sha256', Buffer.from(signedText), { key, ...padding(algorithm) });
  return `${signedText}.${signature.toString('base64url')}`;
}

function padding(algorithm: Algorithm): { readonly padding: number; readonly saltLength?: number } {
  return algorithm === 'PS256'
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : { padding: constants.RSA_PKCS1_PADDING };
}

function jsonObject(part: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError('Expected an object.');
  }
  return value as Record<string, unknown>;
}
