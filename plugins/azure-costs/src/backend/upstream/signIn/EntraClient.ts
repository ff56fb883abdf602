import type { TokenCredential } from '@azure/core-auth';
import { ClientAssertionCredential, ClientCertificateCredential, ClientSecretCredential } from '@azure/identity';
import { azureHttpClient, type Clock, type HttpTransport } from '@glance/upstream';
import type { AzureCredentials, AzureSettings } from '../../../shared/AzureSettings';
import { endpointName } from '../endpointName';
import { checkValidity, type ClientCertificate, readClientCertificate } from './clientCertificate';
import { readFederatedToken } from './federatedToken';
import { RecordedExchange } from './RecordedExchange';
import { signInError } from './signInError';
import type { IssuedToken, TokenIssuer } from './TokenIssuer';

type EntraCredentials = Exclude<AzureCredentials, { readonly authType: 'msi' }>;

export interface EntraClientOptions {
  readonly settings: Pick<AzureSettings, 'authorityHost' | 'isCustomAuthority' | 'audience'>;
  readonly credentials: EntraCredentials;
  readonly transport: HttpTransport;
  readonly clock: Clock;
}

/** What a credential of the SDK is made of; it differs from sign-in to sign-in where a proof is read anew. */
type MakeCredential = (options: CredentialOptions) => TokenCredential;

interface CredentialOptions {
  readonly authorityHost: string;
  readonly disableInstanceDiscovery: boolean;
  readonly httpClient: RecordedExchange;
  readonly retryOptions: { readonly maxRetries: 0 };
}

/** Signs in at Microsoft Entra ID through Azure's SDK, as an app registration or a workload identity. */
export class EntraClient implements TokenIssuer {
  readonly #options: EntraClientOptions;
  readonly #prepare: () => Promise<MakeCredential>;

  /** @throws InvalidInput when a client certificate cannot be used */
  constructor(options: EntraClientOptions) {
    this.#options = options;
    this.#prepare = preparation(options.credentials);
  }

  async issue(signal: AbortSignal): Promise<IssuedToken> {
    const { settings, credentials, transport, clock } = this.#options;
    const makeCredential = await this.#prepare();
    const exchange = new RecordedExchange(azureHttpClient(transport, { endpointOf: endpointName }));
    // A credential for each sign-in: the one in use could answer from its own cache with the token that was refused.
    const credential = makeCredential({
      authorityHost: settings.authorityHost,
      disableInstanceDiscovery: settings.isCustomAuthority,
      httpClient: exchange,
      retryOptions: { maxRetries: 0 },
    });
    try {
      const issued = await credential.getToken(`${settings.audience}/.default`, { abortSignal: signal });
      if (issued === null) {
        throw new Error('no token');
      }
      // By the machine's own clock, with which the SDK has reckoned.
      return { token: issued.token, lifetimeMs: issued.expiresOnTimestamp - Date.now() };
    } catch (error) {
      const { transportError, answer } = exchange;
      throw signInError({ error, transportError, answer }, { authType: credentials.authType, nowMs: clock.now() });
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** What is to be done before each sign-in, so that a proof that cannot be used costs no call. */
function preparation(credentials: EntraCredentials): () => Promise<MakeCredential> {
  const { tenantId, clientId } = credentials;
  switch (credentials.authType) {
    case 'clientsecret':
      return async () => (options) => new ClientSecretCredential(tenantId, clientId, credentials.clientSecret, options);
    case 'clientcertificate': {
      const certificate: ClientCertificate = readClientCertificate(credentials);
      return async () => {
        // By the machine's own clock, with which the SDK dates its proof.
        checkValidity(certificate, Date.now());
        return (options) =>
          new ClientCertificateCredential(tenantId, clientId, { certificate: certificate.pem }, options);
      };
    }
    case 'workloadidentity':
      // Not the SDK's WorkloadIdentityCredential, which fills gaps from variables of the host and wraps what goes wrong
      // with the file into its own words.
      return async () => {
        const assertion = await readFederatedToken(credentials.tokenFile);
        return (options) => new ClientAssertionCredential(tenantId, clientId, async () => assertion, options);
      };
  }
}
