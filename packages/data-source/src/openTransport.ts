import { type Clock, HttpTransport, type ProxyEnv, type TransportEvent } from '@glance/upstream';
import type { ConnectionSettings } from '@glance/user-input';

export interface TransportParts {
  readonly clock: Clock;
  /** Environment variables, for proxies. */
  readonly env: ProxyEnv;
  readonly onExchange: (event: TransportEvent) => void;
}

/**
 * The way to a vendor that a data source's settings describe.
 * @throws UpstreamError when the CA certificate cannot be read
 */
export function openTransport(
  { timeoutMs, caPem, tlsSkipVerify }: Pick<ConnectionSettings, 'timeoutMs' | 'caPem' | 'tlsSkipVerify'>,
  { clock, env, onExchange }: TransportParts
): HttpTransport {
  return new HttpTransport({
    timeoutMs,
    caPem,
    rejectUnauthorized: !tlsSkipVerify,
    proxyEnv: env,
    clock,
    onEvent: onExchange,
  });
}
