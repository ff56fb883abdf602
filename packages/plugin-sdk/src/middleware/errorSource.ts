import { isPluginError, type ErrorSource } from '../errors/PluginError';

/** As nginx counts callers that went away; apart from failures in the metrics. */
const cancelledStatus = 499;

/** An error as a host takes it. */
export interface Failure {
  readonly message: string;
  /** HTTP-like, 400–599. */
  readonly status: number;
  readonly source: ErrorSource;
  /**
   * `meant` for users; a `bug`, whose details only the log has; or `cancelled`, when nobody reads the answer any more.
   */
  readonly kind: 'meant' | 'bug' | 'cancelled';
}

/** The one place where something thrown becomes an answer. `redact` takes known secrets out of the text. */
export function toFailure(error: unknown, options: { signal: AbortSignal; redact: (text: string) => string }): Failure {
  if (options.signal.aborted) {
    return { message: 'The call was cancelled', status: cancelledStatus, source: 'downstream', kind: 'cancelled' };
  }
  if (isPluginError(error)) {
    const { status, source } = error;
    return { message: options.redact(error.message) || 'Unnamed error', status, source, kind: 'meant' };
  }
  return {
    message: "The plugin failed unexpectedly; Grafana's log has the details",
    status: 500,
    source: 'plugin',
    kind: 'bug',
  };
}
