// Storms of faults and of refusals for lack of quota, on the executables as they are shipped.
import { GrafanaHost, type HostDataSource, type HostQuery, PluginProcess } from '@glance/harness';
import * as datadogFaults from '@glance/simulator-datadog';
import * as sendGridFaults from '@glance/simulator-sendgrid';
import type { Fault, Faults, Journal } from '@glance/simulator-common';
import { shippedCommandOf } from '../support/builtPlugins';
import { DATADOG_PLUGIN_ID, datadogDataSource } from '../support/datadogDataSource';
import { findSecrets, outputsOf } from '../support/secretSearch';
import { SENDGRID_PLUGIN_ID, sendGridDataSource } from '../support/sendGridDataSource';
import { type Answers, rightFiguresOf } from './rightFiguresOf';
import { expectToWeatherStorm } from './stormOfFaults';

jest.setTimeout(120_000);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const QUESTIONS = 12;
const numbers = Array.from({ length: QUESTIONS }, (_, index) => index);

/** A vendor with {@link QUESTIONS} questions, no two of which have the same answer. */
interface Vendor {
  readonly faults: Faults;
  readonly journal: Journal;
  readonly dataSource: HostDataSource;
  /** What is asked with the number of a question. */
  readonly questionOf: (number: number) => Omit<HostQuery, 'refId'>;
  /** Settled, and the same in all calls. */
  readonly range: { readonly fromMs: number; readonly toMs: number };
  readonly secrets: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

interface VendorStart {
  readonly plugin: string;
  readonly pluginId: string;
  readonly endpoint: string;
  /** A refusal that asks to wait so many seconds. */
  readonly throttled: (seconds: number) => Fault;
  readonly start: () => Promise<Vendor>;
}

async function startDatadog(): Promise<Vendor> {
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
  return {
    faults,
    journal,
    range,
    dataSource: datadogDataSource(datadog, 'logs'),
    questionOf: (number) => ({ queryType: 'logCounts', query: `service:s${number}`, interval: '5m' }),
    secrets: { apiKey, applicationKey },
    stop: () => datadog.stop(),
  };
}

async function startSendGrid(): Promise<Vendor> {
  const accounts = numbers.map((number) => ({ username: `brand-${number}` }));
  const sendGrid = await sendGridFaults.startSendGridSimulator({ tls: true, accounts });
  const { faults, journal, apiKeys } = sendGrid;
  const toMs = Math.floor(Date.now() / DAY_MS) * DAY_MS - 10 * DAY_MS;
  const range = { fromMs: toMs - 30 * DAY_MS, toMs };
  for (const number of numbers) {
    sendGrid.addMail(`brand-${number}`, [{ timeMs: range.fromMs + DAY_MS, counts: { requests: number + 1 } }]);
  }
  return {
    faults,
    journal,
    range,
    dataSource: sendGridDataSource(sendGrid, 'mail'),
    questionOf: (number) => ({ queryType: 'stats', accounts: [`brand-${number}`], metrics: ['requests'] }),
    secrets: Object.fromEntries(Object.entries(apiKeys).map(([name, key]) => [`apiKey.${name}`, key])),
    stop: () => sendGrid.stop(),
  };
}

const VENDORS: readonly VendorStart[] = [
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

describe.each(VENDORS)('$plugin', ({ plugin: folder, pluginId, endpoint, throttled, start }) => {
  let vendor: Vendor;
  let plugin: PluginProcess;
  let host: GrafanaHost;
  let answered: Answers[];

  // What is known of the quota belongs to keys, so each test has a process of its own.
  beforeEach(async () => {
    const command = shippedCommandOf(folder);
    vendor = await start();
    plugin = await PluginProcess.start({ ...command, pluginId });
    host = new GrafanaHost(plugin);
    answered = [];
  });

  afterEach(async () => {
    await plugin.shutdown();
    await vendor.stop();
  });

  const askAll = async (headers: Readonly<Record<string, string>> = {}): Promise<Answers> => {
    const { dataSource, questionOf, range } = vendor;
    const queries = numbers.map((number) => ({ refId: `Q${number}`, ...questionOf(number) }));
    const answers = await host.queryData({ dataSource, headers, queries, ...range });
    answered.push(answers);
    return answers;
  };
  const clearCache = () => host.callResource({ dataSource: vendor.dataSource, method: 'POST', path: 'cache/clear' });
  const calls = () => vendor.journal.of(endpoint);
  const leaks = async () => findSecrets({ ...(await outputsOf(plugin, host)), answered }, vendor.secrets);

  it('in a storm of faults gives right answers or errors, mixes up none, and is as ever afterwards', async () => {
    await expectToWeatherStorm({ faults: vendor.faults, endpoint, askAll: () => askAll(), clearCache });
    expect(vendor.journal.inFlight()).toBe(0);
    expect(await leaks()).toEqual([]);
  });

  it('waits out a storm of refusals that ends soon, and asks each refused question once more', async () => {
    const truth = rightFiguresOf(await askAll());
    await clearCache();
    vendor.journal.clear();
    vendor.faults.inject(throttled(2), { endpoint, times: 5 });
    expect(rightFiguresOf(await askAll())).toEqual(truth);
    expect(calls().filter(({ status }) => status === 429)).toHaveLength(5);
    expect(calls()).toHaveLength(QUESTIONS + 5);
    expect(await leaks()).toEqual([]);
  });

  it('says when a storm of refusals ends that lasts too long to wait for, and asks nothing more until then', async () => {
    vendor.faults.inject(throttled(600), { endpoint });
    const first = await askAll();
    const asked = calls().length;
    const again = [await askAll(), await askAll({ FromAlert: 'true' })];
    for (const answer of [first, ...again].flatMap((answers) => Object.values(answers))) {
      expect(answer).toMatchObject({ status: 429, errorSource: 'downstream', frames: [] });
      expect(answer.error).toMatch(/quota is used up until \S+ \S+ UTC \(in (60[01]|59\d) s\)/);
    }
    expect(asked).toBeLessThanOrEqual(QUESTIONS);
    expect(calls()).toHaveLength(asked);
    expect(await leaks()).toEqual([]);
  });
});
