import { InvalidInput, parseInput, quote } from '@glance/user-input';
import * as z from 'zod/mini';
import type { AzureCredentials, AzureSecureJsonData } from './AzureSettings';
import { parseClientPem } from './clientPem';
import { isGuid } from './scope';
import type { ServerIdentity } from './ServerIdentity';
import { AUTH_TYPES, type AuthType } from './signIn';

const GUID_ADVICE = 'use a GUID such as 00000000-0000-0000-0000-000000000000';

// Not a string with a check, which would ask for "a text" where the setting is missing.
const guid = () => z.custom<string>((value) => typeof value === 'string' && isGuid(value), { error: GUID_ADVICE });

// Provisioning from an empty variable leaves an empty text.
const optionalGuid = () =>
  z.optional(
    z.custom<string>((value) => typeof value === 'string' && (value === '' || isGuid(value)), { error: GUID_ADVICE })
  );

const methodSchema = z.object({
  azureCredentials: z.object({ authType: z._default(z.enum(AUTH_TYPES), 'clientsecret') }),
});
const appSchema = z.object({ azureCredentials: z.object({ tenantId: guid(), clientId: guid() }) });
const machineSchema = z.object({ azureCredentials: z.object({ clientId: optionalGuid() }) });
const workloadSchema = z.object({
  azureCredentials: z.object({ tenantId: optionalGuid(), clientId: optionalGuid() }),
});

export interface CredentialSources {
  /** What the data source says without its secrets. */
  readonly jsonData: Readonly<Record<string, unknown>>;
  readonly secureJsonData: Readonly<Record<string, string | undefined>>;
  /** What fills in where a data source that signs in as the server says nothing. */
  readonly server: ServerIdentity;
}

/**
 * Reads who signs in, and with what.
 * @throws InvalidInput naming the field of the data source, or the setting of the server, that is wrong or missing
 */
export function parseCredentials(sources: CredentialSources): AzureCredentials {
  const { authType } = parseInput(methodSchema, sources.jsonData).azureCredentials;
  return PARSERS[authType](sources);
}

const PARSERS: Readonly<Record<AuthType, (sources: CredentialSources) => AzureCredentials>> = {
  clientsecret: ({ jsonData, secureJsonData }) => {
    const app = appOf(jsonData);
    const clientSecret = secretOf(secureJsonData, 'azureClientSecret');
    if (clientSecret === '') {
      throw new InvalidInput(
        'azureClientSecret',
        'azureClientSecret is missing: enter the value of a client secret of the app registration'
      );
    }
    return { authType: 'clientsecret', ...app, clientSecret };
  },
  clientcertificate: ({ jsonData, secureJsonData }) => ({
    authType: 'clientcertificate',
    ...appOf(jsonData),
    ...parseClientPem(secretOf(secureJsonData, 'clientCertificate')),
  }),
  msi: ({ jsonData, server: { managedIdentity } }) => {
    const { clientId } = parseInput(machineSchema, jsonData).azureCredentials;
    if (managedIdentity === undefined) {
      throw notEnabled('msi', 'managed_identity_enabled');
    }
    return {
      authType: 'msi',
      clientId: lower(clientId) ?? lower(serverGuid('managed_identity_client_id', managedIdentity.clientId)),
    };
  },
  workloadidentity: ({ jsonData, server: { workloadIdentity } }) => {
    const { tenantId, clientId } = parseInput(workloadSchema, jsonData).azureCredentials;
    if (workloadIdentity === undefined) {
      throw notEnabled('workloadidentity', 'workload_identity_enabled');
    }
    const { tokenFile } = workloadIdentity;
    if (tokenFile === undefined) {
      const setting = 'workload_identity_token_file';
      throw new InvalidInput(
        setting,
        `${setting} is missing in the [azure] section of the Grafana server’s configuration: set it to the file with the service account’s token, on AKS ${AKS_TOKEN_FILE} (the host’s AZURE_FEDERATED_TOKEN_FILE does not reach plugins)`
      );
    }
    return {
      authType: 'workloadidentity',
      tenantId: either('tenantId', tenantId, workloadIdentity.tenantId),
      clientId: either('clientId', clientId, workloadIdentity.clientId),
      tokenFile,
    };
  },
};

// Where AKS's webhook for workload identities mounts it (https://azure.github.io/azure-workload-identity/docs).
const AKS_TOKEN_FILE = '/var/run/secrets/azure/tokens/azure-identity-token';

function appOf(jsonData: CredentialSources['jsonData']): { readonly tenantId: string; readonly clientId: string } {
  const { tenantId, clientId } = parseInput(appSchema, jsonData).azureCredentials;
  return { tenantId: tenantId.toLowerCase(), clientId: clientId.toLowerCase() };
}

function secretOf(secureJsonData: CredentialSources['secureJsonData'], name: keyof AzureSecureJsonData): string {
  return secureJsonData[name] ?? '';
}

function notEnabled(authType: AuthType, setting: string): InvalidInput {
  const field = 'azureCredentials.authType';
  return new InvalidInput(
    field,
    `${field} is ${quote(authType)}, which this Grafana server does not permit: its administrator has to set ${setting} = true in the [azure] section of Grafana’s configuration (or GF_AZURE_${setting.toUpperCase()}=true) and restart Grafana`
  );
}

/** An id of the data source, else of the server. */
function either(name: 'tenantId' | 'clientId', own: string | undefined, servers: string | undefined): string {
  const setting = name === 'tenantId' ? 'workload_identity_tenant_id' : 'workload_identity_client_id';
  const id = lower(own) ?? lower(serverGuid(setting, servers));
  if (id === undefined) {
    const field = `azureCredentials.${name}`;
    throw new InvalidInput(
      field,
      `${field} is missing: enter it here, or set ${setting} in the [azure] section of the Grafana server’s configuration`
    );
  }
  return id;
}

function serverGuid(setting: string, value: string | undefined): string | undefined {
  if (value !== undefined && !isGuid(value)) {
    throw new InvalidInput(
      setting,
      `${setting} in the [azure] section of the Grafana server’s configuration is ${quote(value)}: ${GUID_ADVICE}`
    );
  }
  return value;
}

function lower(id: string | undefined): string | undefined {
  return id === undefined || id === '' ? undefined : id.toLowerCase();
}
