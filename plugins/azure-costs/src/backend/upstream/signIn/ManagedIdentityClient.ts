import { type Clock, hasCode, HttpTransport, type TransportEvent } from '@glance/upstream';
import type { ManagedIdentityCredentials } from '../../../shared/AzureSettings';
import type { AzureAnswer } from '../azureErrors';
import { managedIdentityError, noManagedIdentity, unreadableIdentityAnswer } from './managedIdentityError';
import type { IssuedToken, TokenIssuer } from './TokenIssuer';

export interface ManagedIdentityClientOptions {
  readonly credentials: ManagedIdentityCredentials;
  /** What the token is for. */
  readonly audience: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onExchange: (event: TransportEvent) => void;
}

// https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
const DEFAULT_HOST = 'http://169.254.169.254';
const TOKEN_PATH = '/metadata/identity/oauth2/token';
const API_VERSION = '2018-02-01';
// It answers from within the same host; elsewhere the address leads nowhere, and often without a refusal.
const MAX_TIMEOUT_MS = 5_000;

/**
 * Signs in as the machine, at Azure's instance metadata service. Not through the SDK: its ManagedIdentityCredential
 * keeps the first HTTP client that it meets, and every token, for the life of the process and all data sources, so that
 * a closed data source would break the others and a refused token could never be replaced. Never through a proxy: the
 * address is link-local, and a proxy would answer with its own identity.
 */
export class ManagedIdentityClient implements TokenIssuer {
  readonly #options: ManagedIdentityClientOptions;
  readonly #transport: HttpTransport;

  constructor(options: ManagedIdentityClientOptions) {
    const { clock, onExchange: onEvent } = options;
    this.#options = options;
    this.#transport = new HttpTransport({ timeoutMs: Math.min(options.timeoutMs, MAX_TIMEOUT_MS), clock, onEvent });
  }

  async issue(signal: AbortSignal): Promise<IssuedToken> {
    const { clock, credentials } = this.#options;
    const url = this.#url();
    const answer = await this.#ask(url, signal);
    if (answer.status !== 200) {
      throw managedIdentityError(answer, { clientId: credentials.clientId, host: url.host, nowMs: clock.now() });
    }
    const { token, expiresAtMs } = readAnswer(answer.body);
    // By the machine’s own clock, as the service and the machine are one.
    return { token, lifetimeMs: expiresAtMs - Date.now() };
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  async #ask(url: URL, signal: AbortSignal): Promise<AzureAnswer> {
    try {
      const response = await this.#transport.request({
        method: 'GET',
        url: url.href,
        // Without it the service refuses, so that nobody is led there by a link.
        headers: { Metadata: 'true', Accept: 'application/json' },
        endpoint: 'signIn',
        signal,
      });
      return { status: response.status, headers: response.headers, body: response.text() };
    } catch (error) {
      throw hasCode(error, 'timeout') || hasCode(error, 'unavailable') ? noManagedIdentity(url.host) : error;
    }
  }

  #url(): URL {
    const { credentials, audience, env } = this.#options;
    // The variable by which Azure's SDKs find a stand-in, such as that of AKS's older pod identities.
    const url = new URL(TOKEN_PATH, env['AZURE_POD_IDENTITY_AUTHORITY_HOST'] || DEFAULT_HOST);
    url.searchParams.set('api-version', API_VERSION);
    url.searchParams.set('resource', audience);
    if (credentials.clientId !== undefined) {
      url.searchParams.set('client_id', credentials.clientId);
    }
    return url;
  }
}

/** @throws UpstreamError when there is no token in it */
function readAnswer(body: string): { readonly token: string; readonly expiresAtMs: number } {
  try {
    const parsed: unknown = JSON.parse(body);
    const { access_token: token, expires_on: expiresOn } = (parsed ?? {}) as Readonly<Record<string, unknown>>;
    // Epoch seconds, written as a text.
    const expiresAtMs = Number(expiresOn) * 1000;
    if (typeof token === 'string' && token !== '' && expiresAtMs > 0) {
      return { token, expiresAtMs };
    }
  } catch {
    // Told below, without the parser's words, which quote the answer.
  }
  throw unreadableIdentityAnswer();
}
