import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A refusal in the words of SendGrid's API; becomes `{"errors":[{"field":…,"message":"…"}]}`. */
export class SendGridError extends Error {
  readonly status: ContentfulStatusCode;
  /** What of the request is wrong; `null` when it is the request as a whole. */
  readonly field: string | null;

  constructor(status: ContentfulStatusCode, message: string, field: string | null = null) {
    super(message);
    this.name = 'SendGridError';
    this.status = status;
    this.field = field;
  }
}

/** A parameter that cannot be understood. */
export function invalidParameter(field: string, problem: string): SendGridError {
  return new SendGridError(400, problem, field);
}

/** No key at all (https://www.twilio.com/docs/sendgrid/api-reference/api-key-permissions). */
export function authorizationRequired(): SendGridError {
  return new SendGridError(401, 'authorization required');
}

/** A key that nobody has (https://support.sendgrid.com/hc/en-us/articles/18322114821403). */
export function invalidGrant(): SendGridError {
  return new SendGridError(401, 'The provided authorization grant is invalid, expired, or revoked');
}

/** A key that may not do this (https://www.twilio.com/docs/sendgrid/api-reference/api-key-permissions). */
export function accessForbidden(): SendGridError {
  return new SendGridError(403, 'access forbidden');
}
