import { InvalidInput } from './InvalidInput';
import { quote } from './parseInput';

/** The sign-in methods that this version of the plugin supports. */
export const AUTH_TYPES = ['clientsecret'] as const;

// Known to Grafana and to Azure, and part of what this data source will offer.
const NOT_YET = new Map([
  ['clientcertificate', 'a client certificate'],
  ['msi', 'a managed identity'],
  ['workloadidentity', 'a workload identity'],
]);

// They sign in the person who looks at the panel; alert rules and refreshes in the background have nobody to sign in.
const SIGNED_IN_USER = new Set(['currentuser', 'clientsecret-obo']);

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
  if (typeof authType !== 'string') {
    return;
  }
  const field = 'azureCredentials.authType';
  if (SIGNED_IN_USER.has(authType)) {
    throw new InvalidInput(
      field,
      `${field} is ${quote(authType)}, which needs a signed-in user, and alert rules have none: use "clientsecret" with an app registration`
    );
  }
  const method = NOT_YET.get(authType);
  if (method !== undefined) {
    throw new InvalidInput(
      field,
      `${field} is ${quote(authType)}: this version cannot sign in with ${method} yet, so use "clientsecret"`
    );
  }
}

function checkOlderForm(jsonData: Readonly<Record<string, unknown>>): void {
  const field = ['azureAuthType', 'cloudName'].find((key) => jsonData[key] !== undefined);
  if (field !== undefined) {
    throw new InvalidInput(
      field,
      `${field} is ${quote(jsonData[field])}, which belongs to the older form of Grafana's Azure settings: write azureCredentials with authType "clientsecret", azureCloud, tenantId and clientId instead`
    );
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
