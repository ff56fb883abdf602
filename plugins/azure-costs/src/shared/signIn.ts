import { InvalidInput, quote } from '@glance/user-input';

/** The sign-in methods, by Grafana's names for them. */
export const AUTH_TYPES = ['clientsecret', 'clientcertificate', 'msi', 'workloadidentity'] as const;
export type AuthType = (typeof AUTH_TYPES)[number];

// They sign in the person who looks at the panel; alert rules and refreshes in the background have nobody to sign in.
const SIGNED_IN_USER = new Set(['currentuser', 'clientsecret-obo']);

const OTHERS = '"clientsecret", "clientcertificate", "msi" or "workloadidentity"';

/**
 * Refuses the sign-in methods that cannot work here.
 * @throws InvalidInput saying what to use instead
 */
export function checkSignIn(jsonData: Readonly<Record<string, unknown>>): void {
  const credentials = jsonData['azureCredentials'];
  if (credentials === undefined) {
    checkOlderForm(jsonData);
    return;
  }
  const authType = isRecord(credentials) ? credentials['authType'] : undefined;
  if (typeof authType === 'string' && !AUTH_TYPES.some((known) => known === authType)) {
    const field = 'azureCredentials.authType';
    const reason = SIGNED_IN_USER.has(authType) ? ', which needs a signed-in user, and alert rules have none' : '';
    throw new InvalidInput(field, `${field} is ${quote(authType)}${reason}: use ${OTHERS}`);
  }
}

function checkOlderForm(jsonData: Readonly<Record<string, unknown>>): void {
  const field = ['azureAuthType', 'cloudName'].find((key) => jsonData[key] !== undefined);
  if (field !== undefined) {
    throw new InvalidInput(
      field,
      `${field} is ${quote(jsonData[field])}, which belongs to the older form of Grafana's Azure settings: write azureCredentials with authType ${OTHERS}, azureCloud, tenantId and clientId instead`
    );
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
