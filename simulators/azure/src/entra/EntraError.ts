import type { ContentfulStatusCode } from 'hono/utils/http-status';

/**
 * A refusal by Microsoft Entra ID.
 * See https://learn.microsoft.com/entra/identity-platform/reference-error-codes.
 */
export interface EntraError {
  readonly status: ContentfulStatusCode;
  /** OAuth's own word for it. */
  readonly error: string;
  /** The number after `AADSTS`. */
  readonly code: number;
  readonly text: string;
}

/** A credential that does not convince Entra. */
export function invalidClient(code: number, text: string): EntraError {
  return { status: 401, error: 'invalid_client', code, text };
}

export function unknownTenant(tenant: string): EntraError {
  return {
    status: 400,
    error: 'invalid_request',
    code: 90002,
    text:
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the ` +
      `correct cloud. Check with your subscription administrator, this may happen if there are no active ` +
      `subscriptions for the tenant.`,
  };
}

export function unsupportedGrant(grantType: string): EntraError {
  return {
    status: 400,
    error: 'unsupported_grant_type',
    code: 70003,
    text: `The app requested an unsupported grant type '${grantType}'.`,
  };
}

export function unknownClient(clientId: string): EntraError {
  return {
    status: 400,
    error: 'unauthorized_client',
    code: 700016,
    text:
      `Application with identifier '${clientId}' was not found in the directory 'Contoso'. This can happen if the ` +
      `application has not been installed by the administrator of the tenant or consented to by any user in the ` +
      `tenant. You may have sent your authentication request to the wrong tenant.`,
  };
}

export function unknownResource(resource: string): EntraError {
  return {
    status: 400,
    error: 'invalid_resource',
    code: 500011,
    text:
      `The resource principal named ${resource} was not found in the tenant named Contoso. This can happen ` +
      `if the application has not been installed by the administrator of the tenant or consented to by any user in ` +
      `the tenant. You might have sent your authentication request to the wrong tenant.`,
  };
}
