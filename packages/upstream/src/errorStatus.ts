import type { UpstreamErrorCode } from './UpstreamError';

/** The status a Grafana query answers with, by error code. */
export const GRAFANA_STATUS = {
  badRequest: 400,
  // What a query names is the query's business: Grafana users read 404 as "this data source has no such query type".
  notFound: 400,
  unauthorized: 401,
  forbidden: 403,
  rateLimited: 429,
  // Nobody is listening any more; the number is what proxies log for that.
  aborted: 499,
  unavailable: 502,
  invalidResponse: 502,
  timeout: 504,
} as const satisfies Record<UpstreamErrorCode, number>;

const CODES_BY_STATUS: ReadonlyMap<number, UpstreamErrorCode> = new Map([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [408, 'timeout'],
  [429, 'rateLimited'],
  [504, 'timeout'],
]);

/**
 * What a vendor's HTTP status means; `undefined` for success (2xx).
 * A status that says nothing about the request, such as an unfollowed redirect, is an `invalidResponse`.
 */
export function codeOfStatus(status: number): UpstreamErrorCode | undefined {
  if (status >= 200 && status < 300) {
    return undefined;
  }
  const code = CODES_BY_STATUS.get(status);
  if (code !== undefined) {
    return code;
  }
  if (status >= 500) {
    return 'unavailable';
  }
  return status >= 400 ? 'badRequest' : 'invalidResponse';
}
