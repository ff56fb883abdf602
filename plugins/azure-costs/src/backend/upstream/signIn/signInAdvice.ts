import type { AuthType } from '../../../shared/signIn';

const APP_OR_IDENTITY = 'the app registration or managed identity';

/** What Microsoft Entra ID's codes mean for the settings (https://learn.microsoft.com/entra/identity-platform/reference-error-codes). */
const ADVICE: ReadonlyMap<string, string> = new Map([
  [
    '7000215',
    'The client secret is wrong. Enter the value of a client secret of the app registration, not its id (azureClientSecret)',
  ],
  [
    '7000222',
    'The client secret has expired. Make a new one for the app registration and enter its value (azureClientSecret)',
  ],
  ['90002', 'The tenant does not exist in this cloud. Check azureCredentials.tenantId and azureCloud'],
  ['900023', 'The tenant id is not valid. Check azureCredentials.tenantId'],
  ['500011', 'The sign-in service does not know this Resource Manager. Check azureCloud and resourceManagerUrl'],
  ['7000112', 'The app registration is disabled. Ask the administrator of the tenant to enable it'],
  [
    '53003',
    'A conditional access policy of the tenant blocks the sign-in. Ask its administrator to exempt the app registration',
  ],
]);

const NO_APP = 'The tenant has no app registration with this client id. Check azureCredentials.clientId and tenantId';
const NO_FEDERATED_CREDENTIAL = `Azure has no federated credential for the service account of this pod. Add one to ${APP_OR_IDENTITY} named by clientId, with the issuer of the cluster and the subject system:serviceaccount:<namespace>:<name>`;

/** Codes that mean something else for each kind of proof. */
const ADVICE_BY_METHOD: Partial<Record<AuthType, ReadonlyMap<string, string>>> = {
  clientsecret: new Map([['700016', NO_APP]]),
  clientcertificate: new Map([
    ['700016', NO_APP],
    [
      '700027',
      'The app registration does not know this certificate. Upload it there (Certificates & secrets), or enter the one that it has, with its key (clientCertificate)',
    ],
    ['700024', 'The sign-in service finds the proof outdated or too early. Check the clock of the Grafana server'],
    [
      '1000502',
      'The client certificate is not valid now. Upload a new one to the app registration and enter it with its key (clientCertificate)',
    ],
  ]),
  workloadidentity: new Map([
    [
      '700016',
      'The tenant has no app registration or managed identity with this client id. Check azureCredentials.clientId and tenantId, or workload_identity_client_id and workload_identity_tenant_id of the Grafana server',
    ],
    ['70021', NO_FEDERATED_CREDENTIAL],
    ['700211', NO_FEDERATED_CREDENTIAL],
    ['700212', NO_FEDERATED_CREDENTIAL],
    ['700213', NO_FEDERATED_CREDENTIAL],
    [
      '700024',
      'The workload identity’s token has expired. Check that Kubernetes still writes the file of workload_identity_token_file, and the clock of the Grafana server',
    ],
    [
      '50027',
      'The workload identity’s token is no token that the sign-in service can read. Check workload_identity_token_file',
    ],
  ]),
};

const UNKNOWN = 'Azure refuses the sign-in. Look the code up at https://login.microsoftonline.com/error';

/** What to do about a code of the sign-in service, such as `7000215`. */
export function signInAdvice(code: string, authType: AuthType): string {
  return `${ADVICE_BY_METHOD[authType]?.get(code) ?? ADVICE.get(code) ?? UNKNOWN} (AADSTS${code})`;
}
