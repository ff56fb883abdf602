import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import type { ArmEnv } from './ArmEnv';
import { ArmError, missingSubscription } from './ArmError';
import type { ArmOptions } from './ArmOptions';
import { TENANT_ID } from './entra/principals';
import { costRoutes } from './routes/costRoutes';
import { resourceRoutes } from './routes/resourceRoutes';

const TOKEN_REFUSALS = {
  missing: {
    code: 'AuthenticationFailed',
    message: "Authentication failed. The 'Authorization' header is missing.",
  },
  expired: {
    code: 'ExpiredAuthenticationToken',
    message: 'The access token expiry UTC time is earlier than current UTC time.',
  },
  invalid: { code: 'InvalidAuthenticationToken', message: 'The access token is invalid.' },
} as const;

/** Azure Resource Manager: bearer tokens, `api-version`, lists, and Microsoft.CostManagement. */
export function createArmApp(options: ArmOptions): Hono<ArmEnv> {
  // Azure's paths are case-insensitive; handlers that need the client's spelling take it from the URL.
  const app = new Hono<ArmEnv>({ getPath: ({ url }) => new URL(url).pathname.toLowerCase() });
  app.use(...options.delivery, requestIds(), requireToken(options), requireApiVersion());
  app.route('/', resourceRoutes(options));
  app.route('/', costRoutes(options));
  app.notFound(() => errorAnswer(missingSubscription()));
  app.onError((error) => {
    if (error instanceof ArmError) {
      return errorAnswer(error);
    }
    throw error;
  });
  return app;
}

function errorAnswer({ status, code, message, headers }: ArmError): Response {
  return Response.json({ error: { code, message } }, { status, headers });
}

function requestIds(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const id = randomUUID();
    context.header('x-ms-request-id', id);
    context.header('x-ms-correlation-request-id', context.req.header('x-ms-client-request-id') ?? id);
  };
}

function requireToken({ tokens }: ArmOptions): MiddlewareHandler<ArmEnv> {
  return async (context, next) => {
    const token = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (token === undefined) {
      throw unauthorized('missing');
    }
    const check = tokens.check(token);
    if (check.state !== 'valid') {
      throw unauthorized(check.state);
    }
    context.set('principal', check.principal);
    await next();
  };
}

function unauthorized(check: keyof typeof TOKEN_REFUSALS): ArmError {
  const { code, message } = TOKEN_REFUSALS[check];
  return new ArmError(401, code, message, {
    'www-authenticate': `Bearer authorization_uri="https://login.windows.net/${TENANT_ID}", error="invalid_token", error_description="${message}"`,
  });
}

function requireApiVersion(): MiddlewareHandler {
  return async (context, next) => {
    const version = context.req.query('api-version');
    if (version === undefined || version === '') {
      throw new ArmError(
        400,
        'MissingApiVersionParameter',
        'The api-version query parameter (?api-version=) is required for all requests.'
      );
    }
    if (!/^\d{4}-\d{2}-\d{2}(-preview)?$/.test(version)) {
      throw new ArmError(
        400,
        'InvalidApiVersionParameter',
        `The api-version '${version}' is invalid. The supported versions are of the form '2022-12-01'.`
      );
    }
    await next();
  };
}
