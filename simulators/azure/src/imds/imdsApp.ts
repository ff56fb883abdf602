import type { ServerEnv } from '@glance/simulator-common';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Cloud } from '../entra/clouds';
import { unknownResource } from '../entra/EntraError';
import { type Principal, PRINCIPALS } from '../entra/principals';
import type { TokenIssuer } from '../entra/TokenIssuer';

/** What the metadata service knows. */
export interface ImdsOptions {
  readonly tokens: TokenIssuer;
  readonly cloud: Cloud;
  /** What every request goes through first. */
  readonly delivery: ReadonlyArray<MiddlewareHandler<ServerEnv>>;
}

/**
 * The Instance Metadata Service of a virtual machine with a system-assigned and a user-assigned identity, as far as
 * tokens go.
 * See https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token and
 * https://learn.microsoft.com/azure/virtual-machines/instance-metadata-service.
 */
export function createImdsApp(options: ImdsOptions): Hono<ServerEnv> {
  // The libraries of Azure end the path with a slash when an environment variable names the host.
  const app = new Hono<ServerEnv>({ strict: false });
  app.use(...options.delivery);
  app.get('/metadata/identity/oauth2/token', (context) => token(context, options));
  return app;
}

function token(context: Context, { tokens, cloud }: ImdsOptions): Response {
  const { req } = context;
  if (req.header('metadata') !== 'true') {
    return refuse('bad_request_102', 'Required metadata header not specified');
  }
  if (req.header('x-forwarded-for') !== undefined) {
    // That such requests are refused is documented, in which words is not.
    return refuse('bad_request', 'X-Forwarded-For header is not allowed');
  }
  const version = req.query('api-version');
  if (version === undefined || version < '2018-02-01') {
    return refuse('invalid_request', `Required query variable 'api-version' is missing or not supported`);
  }
  const resource = req.query('resource') ?? '';
  if (resource === '') {
    return refuse('invalid_request', "Required query variable 'resource' is missing");
  }
  const principal = identityOf(req.query());
  if (principal === undefined) {
    return refuse('invalid_request', 'Identity not found');
  }
  const audience = resource.replace(/\/+$/, '');
  if (!cloud.audiences.includes(audience)) {
    const { error, code, text } = unknownResource(resource);
    return refuse(error, `AADSTS${code}: ${text}`);
  }
  const { token: accessToken, expiresInSeconds } = tokens.issue({ principal, audience, proof: '2' });
  // Clients hold these instants against the machine's clock, whatever time the simulator plays. All values are strings.
  const nowSeconds = Math.floor(Date.now() / 1000);
  return context.json({
    access_token: accessToken,
    client_id: principal.clientId,
    expires_in: String(expiresInSeconds),
    expires_on: String(nowSeconds + expiresInSeconds),
    ext_expires_in: String(expiresInSeconds),
    not_before: String(nowSeconds),
    resource,
    token_type: 'Bearer',
  });
}

/** Whoever is named; the system-assigned identity when nobody is. */
function identityOf(query: Readonly<Record<string, string>>): Principal | undefined {
  const { systemAssigned, userAssigned } = PRINCIPALS;
  const names = [
    [query.client_id, userAssigned.clientId],
    [query.object_id, userAssigned.objectId],
    [query.msi_res_id ?? query.mi_res_id, userAssigned.resourceId],
  ] as const;
  const [asked, known] = names.find(([name]) => name !== undefined) ?? [];
  if (asked === undefined || known === undefined) {
    return systemAssigned;
  }
  return asked.toLowerCase() === known.toLowerCase() ? userAssigned : undefined;
}

function refuse(error: string, description: string): Response {
  return Response.json({ error, error_description: description }, { status: 400 });
}
