import { rateLimited } from '@glance/data-source';
import { azureRetryAfter, codeOfStatus, UpstreamError } from '@glance/upstream';
import { type AzureAnswer, DEFAULT_HOLD_MS } from '../azureErrors';
import { signInAdvice } from './signInAdvice';

/** Nothing answers where Azure's machines have their identity service. */
export function noManagedIdentity(host: string): UpstreamError {
  return new UpstreamError(
    'unavailable',
    `There is no managed identity on this machine: nothing answers at ${host}. Managed identities exist only where Azure runs the Grafana server; elsewhere sign in with a client secret or a certificate (azureCredentials.authType)`,
    { transient: false }
  );
}

/** An answer of the identity service that is no success; a refusal has the code `unauthorized` and no status. */
export function managedIdentityError(
  { status, headers, body }: AzureAnswer,
  { clientId, host, nowMs }: { readonly clientId?: string; readonly host: string; readonly nowMs: number }
): UpstreamError {
  const code = codeOfStatus(status);
  if (code === 'rateLimited') {
    const retryAfterMs = azureRetryAfter(headers, nowMs) ?? DEFAULT_HOLD_MS;
    return rateLimited('The machine’s identity service takes no more calls', retryAfterMs, nowMs);
  }
  // Docker Desktop answers for addresses that lead nowhere.
  if (status === 403 && body.includes('unreachable')) {
    return noManagedIdentity(host);
  }
  // It says 404 and 410 while it is updated, and 500 when it fails for a moment
  // (https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#error-handling).
  if (status === 404 || status === 410 || status >= 500) {
    const text = `The machine’s identity service is not available now (status ${status}). Try again later`;
    return new UpstreamError('unavailable', text, { status, transient: true });
  }
  return new UpstreamError('unauthorized', refusalAdvice({ status, body, clientId }));
}

/** An answer without a token. */
export function unreadableIdentityAnswer(): UpstreamError {
  return new UpstreamError(
    'invalidResponse',
    'The answer of the machine’s identity service cannot be read. Check what answers at 169.254.169.254 in place of Azure'
  );
}

function refusalAdvice({
  status,
  body,
  clientId,
}: {
  readonly status: number;
  readonly body: string;
  readonly clientId?: string;
}): string {
  const aadsts = /AADSTS(\d+)/.exec(body)?.[1];
  if (aadsts !== undefined) {
    return signInAdvice(aadsts, 'msi');
  }
  if (/multiple user assigned/i.test(body)) {
    return 'The machine has several managed identities. Name one in azureCredentials.clientId';
  }
  if (/identity not found/i.test(body)) {
    return clientId === undefined
      ? 'The machine has no system-assigned managed identity. Turn it on in the Azure portal (Identity), or name a user-assigned one in azureCredentials.clientId'
      : `The machine has no managed identity with the client id ${clientId}. Assign it to the machine in the Azure portal (Identity), or check azureCredentials.clientId`;
  }
  return `The machine’s identity service refuses the sign-in (status ${status}). Check the machine’s managed identity and azureCredentials.clientId`;
}
