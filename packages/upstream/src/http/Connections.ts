import { createSecureContext, type SecureContext } from 'node:tls';
import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { type ProxyEnv, proxyFor } from './proxyFor';
import { trustedCertificates } from './trust';

export interface ConnectionSettings {
  readonly timeoutMs: number;
  readonly caPem?: string;
  readonly rejectUnauthorized: boolean;
  readonly proxyEnv: ProxyEnv;
  /** The most connections to one origin at once. */
  readonly maxConnections: number;
}

/** Longer than any TCP and TLS handshake that is going to succeed. */
const CONNECT_TIMEOUT_MS = 10_000;

interface TlsOptions {
  readonly secureContext?: SecureContext;
  readonly rejectUnauthorized: boolean;
  readonly timeout: number;
}

/** The open connections of one data source, direct and through proxies. */
export class Connections {
  readonly #settings: ConnectionSettings;
  readonly #options: Agent.Options;
  readonly #tls: TlsOptions;
  readonly #byProxy = new Map<string | undefined, Dispatcher>();

  /** Throws an UpstreamError when `caPem` holds no readable certificate. */
  constructor(settings: ConnectionSettings) {
    const { caPem, rejectUnauthorized, timeoutMs, maxConnections } = settings;
    this.#settings = settings;
    this.#tls = {
      rejectUnauthorized,
      timeout: Math.min(timeoutMs, CONNECT_TIMEOUT_MS),
      // Made once: given `ca`, Node would parse all the roots again for every connection (20 ms each, measured).
      ...(caPem !== undefined && { secureContext: createSecureContext({ ca: [...trustedCertificates(caPem)] }) }),
    };
    this.#options = { connections: maxConnections, headersTimeout: timeoutMs, bodyTimeout: timeoutMs };
  }

  /** What to send a request for `url` through. Throws an UpstreamError when the proxy variable is wrong. */
  dispatcherFor(url: URL): Dispatcher {
    const proxy = proxyFor(url, this.#settings.proxyEnv);
    const known = this.#byProxy.get(proxy);
    if (known) {
      return known;
    }
    const made = proxy === undefined ? new Agent({ ...this.#options, connect: this.#tls }) : this.#throughProxy(proxy);
    this.#byProxy.set(proxy, made);
    return made;
  }

  /** Drops all connections; calls under way fail. */
  async destroy(): Promise<void> {
    await Promise.all([...this.#byProxy.values()].map((dispatcher) => dispatcher.destroy()));
  }

  #throughProxy(uri: string): Dispatcher {
    // Plain http is forwarded instead of tunnelled: many proxies allow CONNECT to port 443 only.
    return new ProxyAgent({ ...this.#options, uri, proxyTunnel: false, requestTls: this.#tls, proxyTls: this.#tls });
  }
}
