import type { AzureCredentials, AzureSettings } from '../shared/AzureSettings';
import type { TokenIdentity } from './upstream/signIn/TokenIdentity';

type Texts = Readonly<Record<string, string | undefined>>;

/** What decides Azure's answers: two data sources that differ in any of it never share one. */
export interface OwnerSettings {
  /** What may be known to others. */
  readonly names: Texts;
  /** What only those know who may have the answers; empty for data sources that sign in as the server. */
  readonly secrets: Texts;
}

/** Whether the settings alone do not say who signs in: two servers with equal settings may be different identities. */
export function signsInAsServer({ credentials }: Pick<AzureSettings, 'credentials'>): boolean {
  return credentials.authType === 'msi' || credentials.authType === 'workloadidentity';
}

/**
 * Lists what decides the answers that a data source gets.
 * @param identity whom the token was issued to; needed, and looked at, only where {@link signsInAsServer} says so
 */
export function ownerSettings(settings: AzureSettings, identity: TokenIdentity = {}): OwnerSettings {
  const { authorityHost, resourceManagerUrl, audience, caPem, tlsSkipVerify } = settings;
  const { names, secrets } = credentialSettings(settings.credentials, identity);
  return {
    names: { ...names, authorityHost, resourceManagerUrl, audience, caPem, tlsSkipVerify: String(tlsSkipVerify) },
    secrets,
  };
}

function credentialSettings(credentials: AzureCredentials, { tid, oid }: TokenIdentity): OwnerSettings {
  const { authType, clientId } = credentials;
  switch (credentials.authType) {
    case 'clientsecret': {
      const { tenantId, clientSecret } = credentials;
      return { names: { authType, tenantId, clientId }, secrets: { clientSecret } };
    }
    case 'clientcertificate': {
      const { tenantId, certificates, privateKey } = credentials;
      return {
        names: { authType, tenantId, clientId },
        secrets: { certificates: certificates.join('\n'), privateKey },
      };
    }
    case 'msi':
      return { names: { authType, clientId, tid, oid }, secrets: {} };
    case 'workloadidentity': {
      const { tenantId, tokenFile } = credentials;
      return { names: { authType, tenantId, clientId, tokenFile, tid, oid }, secrets: {} };
    }
  }
}
