import { randomUUID } from 'node:crypto';
import type { Now, ServerEnv } from '@glance/simulator-common';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ServicePrincipal } from './identity';
import type { TokenIssuer } from './TokenIssuer';

/** What the authority knows. */
export interface AuthorityOptions {
  readonly principal: ServicePrincipal;
  readonly tokens: TokenIssuer;
  readonly now: Now;
  /** Resources that tokens may be asked for, without a trailing slash. */
  readonly audiences: readonly string[];
  /** What every request goes through first. */
  readonly delivery: ReadonlyArray<MiddlewareHandler<ServerEnv>>;
}

interface EntraError {
  readonly status: ContentfulStatusCode;
  /** OAuth's own word for it. */
  readonly error: string;
  readonly code: number;
  readonly text: string;
}

/**
 * Microsoft Entra ID as far as a service principal with a client secret needs it: tenant discovery and the token
 * endpoint, with Entra's own error texts.
 * See https://learn.microsoft.com/entra/identity-platform/reference-error-codes.
 */
export function createAuthorityApp(options: AuthorityOptions): Hono<ServerEnv> {
  const app = new Hono<ServerEnv>();
  app.use(...options.delivery);
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (context) => discovery(context, options));
  app.post('/:tenant/oauth2/v2.0/token', (context) => token(context, options));
  return app;
}

function discovery(context: Context, options: AuthorityOptions): Response {
  const tenant = context.req.param('tenant') ?? '';
  if (!isKnownTenant(tenant, options)) {
    return refuse(context, options, { ...unknownTenant(tenant), error: 'invalid_tenant' });
  }
  const authority = `${new URL(context.req.url).origin}/${tenant}`;
  return context.json({
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${authority}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${authority}/v2.0`,
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
    tenant_region_scope: 'EU',
  });
}

async function token(context: Context, options: AuthorityOptions): Promise<Response> {
  const tenant = context.req.param('tenant') ?? '';
  const form = new URLSearchParams(await context.req.text());
  const refusal = refusalOf(tenant, form, options);
  if (refusal !== undefined) {
    return refuse(context, options, refusal);
  }
  const { principal, tokens } = options;
  const { token: accessToken, expiresInSeconds } = tokens.issue({
    aud: resourceOf(form),
    tid: principal.tenantId,
    appid: principal.clientId,
  });
  return context.json({
    token_type: 'Bearer',
    expires_in: expiresInSeconds,
    ext_expires_in: expiresInSeconds,
    access_token: accessToken,
  });
}

function refusalOf(tenant: string, form: URLSearchParams, options: AuthorityOptions): EntraError | undefined {
  const clientId = form.get('client_id') ?? '';
  if (!isKnownTenant(tenant, options)) {
    return unknownTenant(tenant);
  }
  if (form.get('grant_type') !== 'client_credentials') {
    return {
      status: 400,
      error: 'unsupported_grant_type',
      code: 70003,
      text: `The app requested an unsupported grant type '${form.get('grant_type') ?? ''}'.`,
    };
  }
  if (clientId.toLowerCase() !== options.principal.clientId) {
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
  if (form.get('client_secret') !== options.principal.clientSecret) {
    return {
      status: 401,
      error: 'invalid_client',
      code: 7000215,
      text:
        `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not ` +
        `the client secret ID, for a secret added to app '${clientId}'.`,
    };
  }
  if (!options.audiences.includes(resourceOf(form))) {
    return {
      status: 400,
      error: 'invalid_resource',
      code: 500011,
      text:
        `The resource principal named ${resourceOf(form)} was not found in the tenant named Contoso. This can happen ` +
        `if the application has not been installed by the administrator of the tenant or consented to by any user in ` +
        `the tenant. You might have sent your authentication request to the wrong tenant.`,
    };
  }
  return undefined;
}

/** `https://management.azure.com` of the scopes `https://management.azure.com/.default` and `…com//.default`. */
function resourceOf(form: URLSearchParams): string {
  const scope = (form.get('scope') ?? '').split(' ').find((part) => part.endsWith('/.default')) ?? '';
  return scope.replace(/\/+\.default$/, '');
}

function isKnownTenant(tenant: string, { principal }: AuthorityOptions): boolean {
  return tenant.toLowerCase() === principal.tenantId;
}

function unknownTenant(tenant: string): EntraError {
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

function refuse(context: Context, { now }: AuthorityOptions, { status, error, code, text }: EntraError): Response {
  const timestamp = `${new Date(now()).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const [traceId, correlationId] = [randomUUID(), randomUUID()];
  return context.json(
    {
      error,
      error_description: `AADSTS${code}: ${text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    },
    status
  );
}
