import { type AzureSecureJsonData } from '../../shared/AzureSettings';
import { type AuthType } from '../../shared/signIn';

/** How the page offers a way to sign in. */
export interface SignInMethod {
  readonly value: AuthType;
  readonly label: string;
  readonly description: string;
  /** Which of the secrets it signs in with; the identities of the server have none. */
  readonly secret?: keyof AzureSecureJsonData;
  /** Methods with the same words here mean the same thing by their ids. */
  readonly idsOf: 'app registration' | 'managed identity' | 'workload identity';
}

/** In the order offered. */
export const SIGN_IN_METHODS: readonly SignInMethod[] = [
  {
    value: 'clientsecret',
    label: 'App registration with client secret',
    description: 'Works everywhere; the secret ends after two years at most',
    secret: 'azureClientSecret',
    idsOf: 'app registration',
  },
  {
    value: 'clientcertificate',
    label: 'App registration with certificate',
    description: 'Works everywhere; nothing secret is sent to Azure',
    secret: 'clientCertificate',
    idsOf: 'app registration',
  },
  {
    value: 'msi',
    label: 'Managed identity',
    description: 'Where Grafana runs on a machine of Azure; no secret to keep',
    idsOf: 'managed identity',
  },
  {
    value: 'workloadidentity',
    label: 'Workload identity',
    description: 'Where Grafana runs in Kubernetes; no secret to keep',
    idsOf: 'workload identity',
  },
];

/** The method by its saved name; the default one for settings that name none, or one that cannot work. */
export function signInMethod(authType: string | undefined): SignInMethod {
  const [first] = SIGN_IN_METHODS;
  const found = SIGN_IN_METHODS.find(({ value }) => value === authType) ?? first;
  if (found === undefined) {
    throw new Error('no sign-in methods');
  }
  return found;
}
