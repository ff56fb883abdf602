import type { Logger } from '../log/Logger';
import type { Failure } from './errorSource';

/** One line per failure: our own faults as errors with their stack, everything else as a warning. */
export function logFailure(options: {
  readonly log: Logger;
  readonly what: string;
  readonly failure: Failure;
  readonly error: unknown;
}): void {
  const { log, what, failure, error } = options;
  const fields = { status: failure.status, errorSource: failure.source };
  if (failure.unexpected) {
    log.error(`${what} failed unexpectedly`, { ...fields, error });
  } else {
    log.warn(`${what} failed`, { ...fields, error: failure.message });
  }
}
