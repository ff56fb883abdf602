import { isPluginError, type ErrorSource } from '../errors/PluginError';

/** An error as a host takes it. */
export interface Failure {
  readonly message: string;
  /** HTTP-like, 400–599. */
  readonly status: number;
  readonly source: ErrorSource;
  /** True for what no handler meant to throw: the log has the details, the user does not. */
  readonly unexpected: boolean;
}

/** The one place where something thrown becomes an answer. `redact` takes known secrets out of the text. */
export function toFailure(error: unknown, options: { signal: AbortSignal; redact: (text: string) => string }): Failure {
  if (isPluginError(error)) {
    const { status, source } = error;
    return { message: options.redact(error.message) || 'Unnamed error', status, source, unexpected: false };
  }
  if (options.signal.aborted) {
    return { message: 'The call was cancelled', status: 504, source: 'downstream', unexpected: false };
  }
  return {
    message: "The plugin failed unexpectedly; Grafana's log has the details",
    status: 500,
    source: 'plugin',
    unexpected: true,
  };
}
