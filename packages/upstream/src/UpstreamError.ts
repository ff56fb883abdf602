/**
 * What went wrong with a call, as far as a caller can act on it:
 * - `unauthorized` the credentials are refused, `forbidden` they lack a permission
 * - `notFound`, `badRequest` what was asked for does not exist, or was refused as wrong
 * - `rateLimited` the vendor's quota is used up; `retryAfterMs` says for how long
 * - `timeout` no complete answer in time, `unavailable` no usable connection, a cut answer or a 5xx
 * - `invalidResponse` an answer that is not what the vendor promises, too large, or that leads elsewhere
 * - `aborted` the caller itself cancelled
 */
export type UpstreamErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'badRequest'
  | 'rateLimited'
  | 'timeout'
  | 'unavailable'
  | 'invalidResponse'
  | 'aborted';

export interface UpstreamErrorOptions {
  /** The vendor's HTTP status, when there was an answer. */
  readonly status?: number;
  /** Milliseconds until the vendor is willing again. */
  readonly retryAfterMs?: number;
  /** Whether the same call may well succeed a moment later. Default: true for the statuses 502, 503 and 504. */
  readonly transient?: boolean;
  /** Never an error of a vendor's SDK: those carry requests, and with them credentials. */
  readonly cause?: unknown;
}

const TRANSIENT_STATUSES: ReadonlySet<number | undefined> = new Set([502, 503, 504]);

// Registered, not local: bundles may hold this module twice, and `instanceof` would then tell the copies apart.
const brand = Symbol.for('glance.UpstreamError');

/** The only error this package lets out. The message says what the user can do, and never holds a secret. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly source = 'downstream';
  readonly code: UpstreamErrorCode;
  readonly status?: number;
  readonly retryAfterMs?: number;
  readonly transient: boolean;
  readonly [brand] = true;

  constructor(code: UpstreamErrorCode, message: string, options: UpstreamErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
    this.transient = options.transient ?? TRANSIENT_STATUSES.has(options.status);
  }
}

/** Whether something thrown is an {@link UpstreamError}, of whichever copy of this module. */
export function isUpstreamError(error: unknown): error is UpstreamError {
  return typeof error === 'object' && error !== null && brand in error;
}

/** Whether something thrown is an {@link UpstreamError} with this code. */
export function hasCode(error: unknown, code: UpstreamErrorCode): error is UpstreamError {
  return isUpstreamError(error) && error.code === code;
}
