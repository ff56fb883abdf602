import type { Clock, HttpTransport, TransportEvent } from '@glance/upstream';
import type { AzureSettings } from '../../../shared/AzureSettings';
import { EntraClient } from './EntraClient';
import { ManagedIdentityClient } from './ManagedIdentityClient';
import type { TokenIssuer } from './TokenIssuer';

export interface TokenIssuerOptions {
  readonly settings: AzureSettings;
  /** The way to Microsoft Entra ID. */
  readonly transport: HttpTransport;
  readonly clock: Clock;
  /** Environment variables of the process. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onExchange: (event: TransportEvent) => void;
}

/**
 * The way to sign in that the settings name.
 * @throws InvalidInput when a client certificate cannot be used
 */
export function createTokenIssuer({ settings, ...options }: TokenIssuerOptions): TokenIssuer {
  const { credentials } = settings;
  return credentials.authType === 'msi'
    ? new ManagedIdentityClient({ ...options, credentials, audience: settings.audience, timeoutMs: settings.timeoutMs })
    : new EntraClient({ ...options, settings, credentials });
}
