import { startAzureSimulator, throttled } from '@glance/simulator-azure';
import { httpsRequest } from '@glance/simulator-common/testing';

/** Asks for a token, gets refused once, asks again, and counts what arrived. */
export async function throttledOnce(): Promise<{ readonly statuses: readonly number[]; readonly calls: number }> {
  const azure = await startAzureSimulator();
  try {
    azure.faults.inject(throttled({ qpu: 30 }), { endpoint: 'token', times: 1 });
    const ask = () =>
      httpsRequest({
        url: `${azure.authorityUrl}/${azure.tenantId}/oauth2/v2.0/token`,
        caPem: azure.caPem,
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: azure.clientId,
          client_secret: azure.clientSecret,
          scope: `${azure.armUrl}/.default`,
        }).toString(),
      });
    const statuses = [(await ask()).status, (await ask()).status];
    return { statuses, calls: azure.journal.of('token').length };
  } finally {
    await azure.stop();
  }
}
