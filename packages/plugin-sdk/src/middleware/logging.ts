import type { Logger } from '../log/Logger';
import type { Failure } from './errorSource';

/** One line per failure: our own faults as errors with their stack, cancelled calls as details, the rest as warnings. */
export function logFailure(options: {
  readonly log: Logger;
  readonly what: string;
  readonly failure: Failure;
  readonly error: unknown;
}): void {
  const { log, what, failure, error } = options;
  const fields = { status: failure.status, errorSource: failure.source };
  switch (failure.kind) {
    case 'bug':
      return log.error(`${what} failed unexpectedly`, { ...fields, error });
    case 'cancelled':
      return log.debug(`${what} was cancelled`, fields);
    case 'meant':
      return log.warn(`${what} failed`, { ...fields, error: failure.message });
  }
}
