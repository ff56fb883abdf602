import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A refusal in the words of Datadog's APIs; becomes `{"errors":["…"]}`. */
export class DatadogError extends Error {
  readonly status: ContentfulStatusCode;

  constructor(status: ContentfulStatusCode, message: string) {
    super(message);
    this.name = 'DatadogError';
    this.status = status;
  }
}

/** A request that cannot be understood. */
export function invalidRequest(problem: string): DatadogError {
  return new DatadogError(400, `input_validation_error(${problem})`);
}

/** A key that is unknown here, or may not do this: Datadog does not say which. */
export function forbidden(): DatadogError {
  return new DatadogError(403, 'Forbidden');
}
