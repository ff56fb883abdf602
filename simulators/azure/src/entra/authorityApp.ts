import { randomUUID } from 'node:crypto';
import type { Now, ServerEnv } from '@glance/simulator-common';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { type ClientCredentials, proofOf } from './ClientCredentials';
import type { Cloud } from './clouds';
import { type EntraError, unknownClient, unknownResource, unknownTenant, unsupportedGrant } from './EntraError';
import { PRINCIPALS, TENANT_ID } from './principals';
import type { TokenIssuer } from './TokenIssuer';

/** What the authority knows. */
export interface AuthorityOptions {
  readonly credentials: ClientCredentials;
  readonly tokens: TokenIssuer;
  readonly now: Now;
  readonly cloud: Cloud;
  /** What every request goes through first. */
  readonly delivery: ReadonlyArray<MiddlewareHandler<ServerEnv>>;
}

/**
 * Microsoft Entra ID as far as an application without a user needs it: tenant discovery and the token endpoint, with
 * Entra's own error texts.
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
  if (!isKnownTenant(tenant)) {
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
  const form = new URLSearchParams(await context.req.text());
  const refusal = refusalOf(context, form, options);
  if (refusal !== undefined) {
    return refuse(context, options, refusal);
  }
  const { token: accessToken, expiresInSeconds } = options.tokens.issue({
    principal: PRINCIPALS.servicePrincipal,
    audience: resourceOf(form),
    proof: proofOf(form),
  });
  return context.json({
    token_type: 'Bearer',
    expires_in: expiresInSeconds,
    ext_expires_in: expiresInSeconds,
    access_token: accessToken,
  });
}

function refusalOf(
  context: Context,
  form: URLSearchParams,
  { credentials, cloud }: AuthorityOptions
): EntraError | undefined {
  const tenant = context.req.param('tenant') ?? '';
  const clientId = form.get('client_id') ?? '';
  if (!isKnownTenant(tenant)) {
    return unknownTenant(tenant);
  }
  if (form.get('grant_type') !== 'client_credentials') {
    return unsupportedGrant(form.get('grant_type') ?? '');
  }
  if (clientId.toLowerCase() !== PRINCIPALS.servicePrincipal.clientId) {
    return unknownClient(clientId);
  }
  const { origin, pathname } = new URL(context.req.url);
  const refusal = credentials.check(form, { clientId, tokenEndpoint: `${origin}${pathname}` });
  if (refusal !== undefined) {
    return refusal;
  }
  return cloud.audiences.includes(resourceOf(form)) ? undefined : unknownResource(resourceOf(form));
}

/** `https://management.azure.com` of the scopes `https://management.azure.com/.default` and `…com//.default`. */
function resourceOf(form: URLSearchParams): string {
  const scope = (form.get('scope') ?? '').split(' ').find((part) => part.endsWith('/.default')) ?? '';
  return scope.replace(/\/+\.default$/, '');
}

function isKnownTenant(tenant: string): boolean {
  return tenant.toLowerCase() === TENANT_ID;
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
