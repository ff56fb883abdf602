import { type EntraError, invalidClient } from './EntraError';
import type { Jwt } from './Jwt';

/** How far clocks may be apart. */
const SKEW_SECONDS = 300;

/**
 * Whether an assertion is valid now, by the machine's clock: its maker, which is an SDK or a cluster, reads that one,
 * whatever time the simulator plays.
 */
export function checkAssertionTime({ claims: { nbf, iat, exp } }: Jwt): EntraError | undefined {
  const nowSeconds = Date.now() / 1000;
  const from = typeof nbf === 'number' ? nbf : typeof iat === 'number' ? iat : nowSeconds;
  const until = typeof exp === 'number' ? exp : 0;
  if (from - SKEW_SECONDS <= nowSeconds && nowSeconds <= until + SKEW_SECONDS) {
    return undefined;
  }
  return invalidClient(
    700024,
    `Client assertion is not within its valid time range. Current time: ${iso(nowSeconds)}, assertion valid from ` +
      `${iso(from)}, expiry time of assertion ${iso(until)}. Review the documentation at ` +
      `https://learn.microsoft.com/entra/identity-platform/certificate-credentials .`
  );
}

function iso(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 23)}0000Z`;
}
