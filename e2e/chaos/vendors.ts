import type { HostDataSource, HostQuery } from '@glance/harness';
import { startDatadogSimulator } from '@glance/simulator-datadog';
import { FLEET, startSendGridSimulator } from '@glance/simulator-sendgrid';
import type { Faults, Journal } from '@glance/simulator-common';

/** A simulated vendor that is asked with keys, and how a data source of its plugin reaches it. */
export interface VendorUnderFault {
  readonly faults: Faults;
  readonly journal: Journal;
  /** The journal's name of what {@link query} asks. */
  readonly endpoint: string;
  /** Differs from all others, so that nothing is held of it. */
  query(refId: string, number: number): HostQuery;
  /** A data source under its own uid. @param keys others than the right ones */
  dataSource(uid: string, keys?: Readonly<Record<string, string>>): HostDataSource;
  /** Must never be found anywhere. */
  readonly secrets: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** A vendor by the name of the plugin's folder. */
export interface VendorStart {
  readonly plugin: string;
  readonly pluginId: string;
  readonly start: () => Promise<VendorUnderFault>;
}

/** One data source setting `timeout`, seconds: what waits for a silent vendor waits so long. */
const TIMEOUT_SECONDS = 2;

async function startDatadog(): Promise<VendorUnderFault> {
  const datadog = await startDatadogSimulator({ tls: true, generated: {} });
  const { apiKey, applicationKey, caPem = '' } = datadog;
  return {
    faults: datadog.faults,
    journal: datadog.journal,
    endpoint: 'aggregate',
    query: (refId, number) => ({
      refId,
      queryType: 'logCounts',
      query: `-service:none-${number}`,
      groupBy: [{ facet: 'service' }],
    }),
    dataSource: (uid, keys = { apiKey, applicationKey }) => ({
      uid,
      type: 'glance-datadoglogs-datasource',
      jsonData: { apiUrl: datadog.url, tlsAuthWithCACert: true, timeout: TIMEOUT_SECONDS },
      secureJsonData: { ...keys, tlsCACert: caPem },
    }),
    secrets: { apiKey, applicationKey },
    stop: () => datadog.stop(),
  };
}

async function startSendGrid(): Promise<VendorUnderFault> {
  const [brand] = FLEET;
  const sendGrid = await startSendGridSimulator({ tls: true, accounts: brand === undefined ? [] : [brand] });
  const [[id = '', key = ''] = []] = Object.entries(sendGrid.apiKeys);
  return {
    faults: sendGrid.faults,
    journal: sendGrid.journal,
    endpoint: 'categoryStats',
    query: (refId, number) => ({
      refId,
      queryType: 'stats',
      source: 'categories',
      names: [`orders`, `none-${number}`],
    }),
    dataSource: (uid, keys = { [`apiKey.${id}`]: key }) => ({
      uid,
      type: 'glance-sendgridstats-datasource',
      jsonData: { accounts: [{ id, apiUrl: sendGrid.url }], tlsAuthWithCACert: true, timeout: TIMEOUT_SECONDS },
      secureJsonData: { ...keys, tlsCACert: sendGrid.caPem ?? '' },
    }),
    secrets: { [`apiKey of ${id}`]: key },
    stop: () => sendGrid.stop(),
  };
}

export const KEYED_VENDORS: readonly VendorStart[] = [
  { plugin: 'datadog-logs', pluginId: 'glance-datadoglogs-datasource', start: startDatadog },
  { plugin: 'sendgrid-stats', pluginId: 'glance-sendgridstats-datasource', start: startSendGrid },
];
