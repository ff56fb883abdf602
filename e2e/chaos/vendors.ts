import type { HostDataSource, HostQuery } from '@glance/harness';
import type { Fault, Faults, Journal } from '@glance/simulator-common';
import * as datadogFaults from '@glance/simulator-datadog';
import * as sendGridFaults from '@glance/simulator-sendgrid';
import { DATADOG_PLUGIN_ID, datadogDataSource, SENDGRID_PLUGIN_ID, sendGridDataSource } from '../support/dataSources';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How many questions a vendor has. */
export const QUESTIONS = 16;
const numbers = Array.from({ length: QUESTIONS }, (_, index) => index);

/** A simulated vendor that is asked with keys, with {@link QUESTIONS} questions of which no two have the same answer. */
export interface VendorUnderFault {
  readonly faults: Faults;
  readonly journal: Journal;
  readonly dataSource: HostDataSource;
  /** What is asked with the number of a question: one call. */
  readonly questionOf: (number: number) => Omit<HostQuery, 'refId'>;
  /** The secrets with which a question is asked, by the name of their setting. */
  readonly keysOf: (number: number) => Readonly<Record<string, string>>;
  /** Settled, and the same in all calls. */
  readonly range: { readonly fromMs: number; readonly toMs: number };
  /** Must never be found anywhere. */
  readonly secrets: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** A vendor by the name of the plugin's folder. */
export interface VendorStart {
  readonly plugin: string;
  readonly pluginId: string;
  /** The journal's name of what questions ask. */
  readonly endpoint: string;
  /** A refusal that asks to wait so many seconds. */
  readonly throttled: (seconds: number) => Fault;
  readonly start: () => Promise<VendorUnderFault>;
}

async function startDatadog(): Promise<VendorUnderFault> {
  const datadog = await datadogFaults.startDatadogSimulator({ tls: true });
  const { faults, journal, apiKey, applicationKey } = datadog;
  const toMs = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOUR_MS;
  const range = { fromMs: toMs - 2 * HOUR_MS, toMs };
  for (const number of numbers) {
    const logs = Array.from({ length: number + 1 }, () => ({
      timeMs: range.fromMs,
      message: '',
      service: `s${number}`,
    }));
    datadog.store.add(logs);
  }
  const secrets = { apiKey, applicationKey };
  return {
    faults,
    journal,
    range,
    dataSource: datadogDataSource(datadog, 'logs'),
    questionOf: (number) => ({ queryType: 'logCounts', query: `service:s${number}`, interval: '5m' }),
    keysOf: () => secrets,
    secrets,
    stop: () => datadog.stop(),
  };
}

async function startSendGrid(): Promise<VendorUnderFault> {
  const accounts = numbers.map((number) => ({ username: `brand-${number}` }));
  const sendGrid = await sendGridFaults.startSendGridSimulator({ tls: true, accounts });
  const { faults, journal, apiKeys } = sendGrid;
  const toMs = Math.floor(Date.now() / DAY_MS) * DAY_MS - 10 * DAY_MS;
  const range = { fromMs: toMs - 30 * DAY_MS, toMs };
  for (const number of numbers) {
    sendGrid.addMail(`brand-${number}`, [{ timeMs: range.fromMs + DAY_MS, counts: { requests: number + 1 } }]);
  }
  const keyOf = (username: string) => ({ [`apiKey.${username}`]: apiKeys[username] ?? '' });
  return {
    faults,
    journal,
    range,
    dataSource: sendGridDataSource(sendGrid, 'mail'),
    questionOf: (number) => ({ queryType: 'stats', accounts: [`brand-${number}`], metrics: ['requests'] }),
    keysOf: (number) => keyOf(`brand-${number}`),
    secrets: Object.assign({}, ...Object.keys(apiKeys).map(keyOf)),
    stop: () => sendGrid.stop(),
  };
}

export const KEYED_VENDORS: readonly VendorStart[] = [
  {
    plugin: 'datadog-logs',
    pluginId: DATADOG_PLUGIN_ID,
    endpoint: 'aggregate',
    throttled: (seconds) => datadogFaults.throttled({ seconds }),
    start: startDatadog,
  },
  {
    plugin: 'sendgrid-stats',
    pluginId: SENDGRID_PLUGIN_ID,
    endpoint: 'stats',
    throttled: (seconds) => sendGridFaults.throttled({ resetAtMs: Date.now() + seconds * 1_000 }),
    start: startSendGrid,
  },
];
