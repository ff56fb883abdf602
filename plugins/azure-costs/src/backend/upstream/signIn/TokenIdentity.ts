/** Who a token was issued to, as far as it says so. */
export interface TokenIdentity {
  /** Tenant id. */
  readonly tid?: string;
  /** Object id of the app's or the machine's identity in that tenant. */
  readonly oid?: string;
}

/**
 * Reads who an access token was issued to, without checking its signature: nothing is permitted because of it. A token
 * that is no JSON web token tells nothing.
 */
export function tokenIdentity(token: string): TokenIdentity {
  const [, payload = ''] = token.split('.');
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    const { tid, oid } = (claims ?? {}) as { readonly tid?: unknown; readonly oid?: unknown };
    return { ...(typeof tid === 'string' && { tid }), ...(typeof oid === 'string' && { oid }) };
  } catch {
    return {};
  }
}
