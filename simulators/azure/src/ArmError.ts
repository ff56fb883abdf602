import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Access } from './scopes/Access';

/** A refusal in Azure Resource Manager's words; becomes `{"error":{"code","message"}}`. */
export class ArmError extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ContentfulStatusCode,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {}
  ) {
    super(message);
    this.name = 'ArmError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** What Azure answers when nothing is known by this path, for example one that begins with two slashes. */
export function missingSubscription(): ArmError {
  return new ArmError(
    404,
    'MissingSubscription',
    'The request did not have a subscription or a valid tenant level resource provider.'
  );
}

/** A caller without the role for an action on a scope. */
export function authorizationFailed({ principal, action, scope }: Access): ArmError {
  return new ArmError(
    403,
    'AuthorizationFailed',
    `The client '${principal.clientId}' with object id '${principal.objectId}' does not have authorization to ` +
      `perform action '${action}' over scope '/${scope}' or the scope is invalid. If access was recently granted, ` +
      `please refresh your credentials.`
  );
}
