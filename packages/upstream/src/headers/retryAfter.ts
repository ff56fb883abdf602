import { LONGEST_WAIT_MS } from '../longestWait';

/** Header names and values; a `Map`, fetch's `Headers` and Azure's `HttpHeaders` are all of this shape. */
export type HeaderEntries = Iterable<readonly [name: string, value: string]>;

/**
 * Milliseconds that a `Retry-After` value asks to wait, a day at most: whole or fractional seconds, or an HTTP date
 * (RFC 9110 §10.2.3), a past one being 0. `undefined` when it is neither.
 */
export function parseRetryAfter(value: string, nowMs: number): number | undefined {
  const asNumber = parseNumber(value);
  if (asNumber !== undefined) {
    return Math.min(asNumber * 1000, LONGEST_WAIT_MS);
  }
  const dateMs = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(dateMs) ? undefined : Math.min(Math.max(0, dateMs - nowMs), LONGEST_WAIT_MS);
}

/** Reads `Retry-After` from headers; see {@link parseRetryAfter}. */
export function retryAfter(headers: HeaderEntries, nowMs: number): number | undefined {
  for (const [name, value] of headers) {
    if (name.toLowerCase() === 'retry-after') {
      return parseRetryAfter(value, nowMs);
    }
  }
  return undefined;
}

/** A number of at least 0 written in plain decimal digits, else `undefined`. */
export function parseNumber(text: string): number | undefined {
  return /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
