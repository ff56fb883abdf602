import type { CloudName } from './clouds';
import type { Scope } from './scope';

/** The sign-in that this version supports: an app registration with a client secret. */
interface AzureCredentialsModel {
  readonly authType?: 'clientsecret';
  readonly azureCloud?: CloudName;
  readonly tenantId?: string;
  readonly clientId?: string;
}

/** jsonData as it is saved and provisioned. */
export interface AzureJsonData {
  readonly azureCredentials?: AzureCredentialsModel;
  readonly authorityHost?: string;
  readonly resourceManagerUrl?: string;
  readonly defaultScopes?: readonly string[];
  readonly cacheTtlSeconds?: number;
  readonly timeout?: number;
  readonly maxConcurrentRequests?: number;
  readonly tlsAuthWithCACert?: boolean;
  readonly tlsSkipVerify?: boolean;
}

/** secureJsonData: never sent back to the browser. */
export interface AzureSecureJsonData {
  readonly azureClientSecret?: string;
  readonly tlsCACert?: string;
}

/** Settings after parsing: complete, in range, URLs without a slash at the end. */
export interface AzureSettings {
  readonly cloud: CloudName;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
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
  readonly timeoutMs: number;
  readonly maxConcurrentRequests: number;
  /** PEM of a private CA to trust besides the built-in ones. */
  readonly caPem?: string;
  readonly tlsSkipVerify: boolean;
}
