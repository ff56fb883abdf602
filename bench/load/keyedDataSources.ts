import type { HostDataSource } from '@glance/harness';
import type { DatadogSimulator } from '@glance/simulator-datadog';
import type { SendGridSimulator } from '@glance/simulator-sendgrid';

/** A data source that reaches the simulated Datadog, as Grafana hands it to the plugin. */
export function datadogDataSource({ url, apiKey, applicationKey }: DatadogSimulator): HostDataSource {
  return {
    uid: 'datadog',
    type: 'glance-datadoglogs-datasource',
    jsonData: { apiUrl: url },
    secureJsonData: { apiKey, applicationKey },
  };
}

/** A data source of all accounts of the simulated SendGrid. */
export function sendGridDataSource({ urls, accounts }: SendGridSimulator): HostDataSource {
  return {
    uid: 'sendgrid',
    type: 'glance-sendgridstats-datasource',
    jsonData: {
      accounts: accounts.map(({ username, region, timeZone }) => ({
        id: username,
        region,
        timeZone,
        apiUrl: urls[region],
      })),
    },
    secureJsonData: Object.fromEntries(accounts.map(({ username, apiKey }) => [`apiKey.${username}`, apiKey])),
  };
}
