import type { ConnectionJsonData, ConnectionSettings } from '@glance/user-input';
import type { CloudName } from './clouds';
import type { Scope } from './scope';
import type { AuthType } from './signIn';

/** `azureCredentials` as they are saved and provisioned, in the form of Grafana's own Azure data sources. */
interface AzureCredentialsModel {
  readonly authType?: AuthType;
  readonly azureCloud?: CloudName;
  readonly tenantId?: string;
  readonly clientId?: string;
}

/** jsonData as it is saved and provisioned. */
export interface AzureJsonData extends ConnectionJsonData {
  readonly azureCredentials?: AzureCredentialsModel;
  readonly authorityHost?: string;
  readonly resourceManagerUrl?: string;
  readonly defaultScopes?: readonly string[];
}

/** secureJsonData: never sent back to the browser. */
export interface AzureSecureJsonData {
  readonly azureClientSecret?: string;
  /** PEM of a certificate and its private key. */
  readonly clientCertificate?: string;
  readonly tlsCACert?: string;
}

/** Who signs in, and with what; complete, ids in lower case. */
export type AzureCredentials =
  ClientSecretCredentials | ClientCertificateCredentials | ManagedIdentityCredentials | WorkloadIdentityCredentials;

/** An app registration with a secret. */
interface ClientSecretCredentials {
  readonly authType: 'clientsecret';
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** An app registration with a certificate. */
interface ClientCertificateCredentials {
  readonly authType: 'clientcertificate';
  readonly tenantId: string;
  readonly clientId: string;
  /** PEM, one certificate each: that of the key among them. */
  readonly certificates: readonly string[];
  /** PEM, not encrypted. */
  readonly privateKey: string;
}

/** The identity that Azure gives the machine on which Grafana runs. */
export interface ManagedIdentityCredentials {
  readonly authType: 'msi';
  /** Of a user-assigned identity; without it the machine's own, system-assigned one. */
  readonly clientId?: string;
}

/** The identity of a Kubernetes service account, for whose token Azure gives one of its own. */
interface WorkloadIdentityCredentials {
  readonly authType: 'workloadidentity';
  readonly tenantId: string;
  readonly clientId: string;
  /** Path of the file into which Kubernetes writes the service account's token, and a new one every hour. */
  readonly tokenFile: string;
}

/** Settings after parsing: complete, in range, URLs without a slash at the end. */
export interface AzureSettings extends ConnectionSettings {
  readonly cloud: CloudName;
  readonly credentials: AzureCredentials;
  /** https URL. */
  readonly authorityHost: string;
  /** https URL. */
  readonly resourceManagerUrl: string;
  /** What tokens are asked for: Resource Manager under the name that the sign-in service knows, also behind a private endpoint. */
  readonly audience: string;
  /** True when tokens come from a host that is none of Microsoft's own, which Azure's instance discovery does not know. */
  readonly isCustomAuthority: boolean;
  /** Each scope once; may be empty when the settings say so. */
  readonly defaultScopes: readonly Scope[];
  /** How long an answer that Azure may still change is fresh; 0 stores nothing. */
  readonly cacheTtlMs: number;
}
