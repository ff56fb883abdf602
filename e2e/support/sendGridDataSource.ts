import type { HostDataSource } from '@glance/harness';
import type { SendGridSimulator } from '@glance/simulator-sendgrid';

/** The id of the plugin that asks SendGrid. */
export const SENDGRID_PLUGIN_ID = 'glance-sendgridstats-datasource';

/** A data source with accounts of the simulated SendGrid, whose ids are their names there. Default: all. */
export function sendGridDataSource(
  { urls, caPem, accounts }: Pick<SendGridSimulator, 'urls' | 'caPem' | 'accounts'>,
  uid: string,
  names: readonly string[] = accounts.map(({ username }) => username)
): HostDataSource {
  const asked = accounts.filter(({ username }) => names.includes(username));
  return {
    uid,
    type: SENDGRID_PLUGIN_ID,
    jsonData: {
      accounts: asked.map(({ username, region, timeZone }) => ({
        id: username,
        name: username,
        region,
        apiUrl: urls[region],
        timeZone,
      })),
      ...(caPem !== undefined && { tlsAuthWithCACert: true }),
    },
    secureJsonData: {
      ...Object.fromEntries(asked.map(({ username, apiKey }) => [`apiKey.${username}`, apiKey])),
      ...(caPem !== undefined && { tlsCACert: caPem }),
    },
  };
}
