import { type Clock, systemClock } from './Clock';
import { GRAFANA_STATUS } from './errorStatus';
import { LONGEST_WAIT_MS } from './longestWait';
import { isUpstreamError, UpstreamError, type UpstreamErrorCode } from './UpstreamError';

// Far more than any text of ours; what is longer was not written by us.
const LONGEST_MESSAGE = 4_000;

/**
 * An UpstreamError as plain JSON, by which replicas tell each other of a failed call: code, message, status, whether it
 * is transient, and when the vendor is willing again. That is an instant, not a span, because it may be read much later;
 * so replicas' clocks should agree, as by NTP. Neither the cause nor the stack is taken along.
 * @returns `undefined` for what is not to be shared: other errors, and a call that its own caller cancelled
 */
export function encodeUpstreamError(error: unknown, clock: Pick<Clock, 'now'> = systemClock): unknown {
  if (!isUpstreamError(error) || error.code === 'aborted') {
    return undefined;
  }
  const { code, message, status, transient, retryAfterMs } = error;
  const retryAtMs = retryAfterMs === undefined ? undefined : Math.round(clock.now() + retryAfterMs);
  return { code, message, status, transient, retryAtMs };
}

/**
 * What {@link encodeUpstreamError} wrote, with a `retryAfterMs` that counts from now: 0 when the time has come, and a
 * day at most. `undefined` for anything else, such as the codes of a newer version.
 */
export function decodeUpstreamError(json: unknown, clock: Pick<Clock, 'now'> = systemClock): UpstreamError | undefined {
  if (typeof json !== 'object' || json === null) {
    return undefined;
  }
  const { code, message, status, transient, retryAtMs } = json as Readonly<Record<string, unknown>>;
  if (
    !isSharedCode(code) ||
    !isMessage(message) ||
    !isStatus(status) ||
    typeof transient !== 'boolean' ||
    !isInstant(retryAtMs)
  ) {
    return undefined;
  }
  const retryAfterMs =
    retryAtMs === undefined ? undefined : Math.min(Math.max(0, retryAtMs - clock.now()), LONGEST_WAIT_MS);
  return new UpstreamError(code, message, { status, transient, retryAfterMs });
}

function isSharedCode(code: unknown): code is UpstreamErrorCode {
  return typeof code === 'string' && code !== 'aborted' && Object.hasOwn(GRAFANA_STATUS, code);
}

function isMessage(message: unknown): message is string {
  return typeof message === 'string' && message !== '' && message.length <= LONGEST_MESSAGE;
}

function isStatus(status: unknown): status is number | undefined {
  return status === undefined || (Number.isInteger(status) && Number(status) >= 100 && Number(status) <= 599);
}

function isInstant(atMs: unknown): atMs is number | undefined {
  return atMs === undefined || (typeof atMs === 'number' && Number.isFinite(atMs));
}
