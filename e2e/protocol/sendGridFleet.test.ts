// What many accounts cost, and that they stay apart, through the protocol on the built plugin.
import { setTimeout as delay } from 'node:timers/promises';
import { GrafanaHost, type HostDataSource, type HostQuery, PluginProcess, type QueryAnswer } from '@glance/harness';
import { madeUpKey, type SendGridSimulator, startSendGridSimulator } from '@glance/simulator-sendgrid';
import { nodeCommandOf } from '../support/builtPlugins';
import { SENDGRID_PLUGIN_ID, sendGridDataSource } from '../support/dataSources';

const DAY_MS = 86_400_000;
const DAYS = 90;
const LETTERS = [...'abcdefghijklmnopqrst'];
const NAMES = LETTERS.map((letter) => `brand-${letter}`);
const METRICS = ['requests', 'delivered', 'opens', 'clicks'];
/** The ninetieth day before today begins here; today is left out. */
const firstMs = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAYS * DAY_MS;

let sendGrid: SendGridSimulator;
let plugin: PluginProcess;
let host: GrafanaHost;

// Answers belong to keys, so each test has a process of its own.
beforeEach(async () => {
  const command = nodeCommandOf('sendgrid-stats');
  // Keys that differ in their last character only.
  const accounts = NAMES.map((username, index) => ({
    username,
    keys: [{ apiKey: `${madeUpKey('fleet')}${LETTERS[index]}` }],
  }));
  sendGrid = await startSendGridSimulator({ accounts });
  NAMES.forEach((name, index) => {
    const days = Array.from({ length: DAYS }, (_, day) => ({
      timeMs: firstMs + day * DAY_MS + DAY_MS / 2,
      counts: { requests: requestsOf(index, day), delivered: 900 * (index + 1) },
    }));
    sendGrid.addMail(name, days);
  });
  plugin = await PluginProcess.start({ ...command, pluginId: SENDGRID_PLUGIN_ID });
  host = new GrafanaHost(plugin);
}, 60_000);

afterEach(async () => {
  await plugin.shutdown();
  await sendGrid.stop();
});

/** No two accounts have the same on any day. */
function requestsOf(account: number, day: number): number {
  return 1_000 * (account + 1) + day;
}

async function ask(
  query: Omit<HostQuery, 'refId'>,
  {
    dataSource = sendGridDataSource(sendGrid, 'mail'),
    signal,
  }: { dataSource?: HostDataSource; signal?: AbortSignal } = {}
): Promise<QueryAnswer | undefined> {
  const { A } = await host.queryData({
    dataSource,
    queries: [{ refId: 'A', queryType: 'stats', metrics: METRICS, ...query }],
    fromMs: firstMs,
    toMs: firstMs + DAYS * DAY_MS - 1,
    signal,
  });
  return A;
}

const calls = () => sendGrid.journal.of('stats');

it('twenty accounts have their chains of calls in flight at once', async () => {
  sendGrid.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'stats' });
  const tab = new AbortController();
  const asked = ask({}, { signal: tab.signal }).catch(() => undefined);
  await sendGrid.journal.arrived('stats', NAMES.length);
  expect(sendGrid.journal.inFlight('stats')).toBe(NAMES.length);
  expect(new Set(calls().map(({ caller }) => caller))).toEqual(new Set(NAMES));
  tab.abort();
  await asked;
  await sendGrid.journal.idle();
  expect(calls().every(({ aborted }) => aborted)).toBe(true);
  expect(calls()).toHaveLength(NAMES.length);
}, 30_000);

it('twenty accounts cost a call each for a quarter, and none for what else is asked of it', async () => {
  const answers = [
    await ask({}),
    await ask({}),
    await ask({ metrics: ['bounces'], rates: ['delivered'] }),
    await ask({ aggregatedBy: 'week', format: 'table' }),
  ];
  expect(answers.map((answer) => answer?.error)).toEqual(Array(4).fill(undefined));
  expect(answers[0]?.frames[0]?.fields).toHaveLength(1 + NAMES.length * METRICS.length);
  expect(calls()).toHaveLength(NAMES.length);
}, 30_000);

it('gives each account its own mail, under load and in whatever order SendGrid answers', async () => {
  sendGrid.faults.inject({ kind: 'latency', ms: 0, jitterMs: 300 });
  const asked = Array.from({ length: 40 }, async (_, index) => {
    // Some ask when others have some of the answers already.
    await delay((index % 8) * 40);
    const names = NAMES.filter((_name, account) => (account + index) % 3 !== 0);
    const dataSource = sendGridDataSource(sendGrid, `mail-${index % 4}`);
    return { names, answer: await ask({ accounts: [...names].reverse(), metrics: ['requests'] }, { dataSource }) };
  });
  for (const { names, answer } of await Promise.all(asked)) {
    expect(answer?.error).toBeUndefined();
    const series = answer?.frames[0]?.fields.slice(1) ?? [];
    expect(series.map(({ labels }) => labels?.account).sort()).toEqual(names);
    for (const { labels, values } of series) {
      const account = NAMES.indexOf(labels?.account ?? '');
      expect([...values]).toEqual(Array.from({ length: DAYS }, (_, day) => requestsOf(account, day)));
    }
  }
  expect(calls()).toHaveLength(NAMES.length);
}, 30_000);

it('gives the figures of a key to nobody who has the same account under another key', async () => {
  const [first = '', second = ''] = NAMES;
  const own = sendGridDataSource(sendGrid, 'own', [first]);
  const swapped: HostDataSource = {
    ...sendGridDataSource(sendGrid, 'swapped', [first]),
    secureJsonData: { [`apiKey.${first}`]: sendGrid.apiKeys[second] ?? '' },
  };
  const requests = async (dataSource: HostDataSource) =>
    (await ask({ metrics: ['requests'] }, { dataSource }))?.frames[0]?.fields[1]?.values[0];
  expect(await Promise.all([requests(own), requests(swapped)])).toEqual([requestsOf(0, 0), requestsOf(1, 0)]);
  expect(await Promise.all([requests(swapped), requests(own)])).toEqual([requestsOf(1, 0), requestsOf(0, 0)]);
  expect(calls()).toHaveLength(2);
}, 30_000);
