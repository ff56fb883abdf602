/** Whose fault it is: ours, or that of the user, the settings or the system behind the data source. */
export type ErrorSource = 'plugin' | 'downstream';

export interface PluginErrorOptions {
  /** HTTP-like, 400–599; Grafana shows it and counts by it. */
  readonly status: number;
  readonly source: ErrorSource;
  readonly cause?: unknown;
}

/** An error whose text is meant for users: it says what to do and holds no secret. */
export class PluginError extends Error {
  readonly status: number;
  readonly source: ErrorSource;

  /** @throws RangeError when the status is not an error status: a host reads any other number as 500. */
  constructor(message: string, options: PluginErrorOptions) {
    super(message, { cause: options.cause });
    if (!Number.isInteger(options.status) || options.status < 400 || options.status > 599) {
      throw new RangeError(`status of a PluginError must be 400 to 599, not ${options.status}`);
    }
    this.name = 'PluginError';
    this.status = options.status;
    this.source = options.source;
  }
}

/** Tells a PluginError by its shape, so that it also holds for one made by another copy of this module. */
export function isPluginError(error: unknown): error is PluginError {
  return error instanceof Error && error.name === 'PluginError' && 'status' in error && 'source' in error;
}
