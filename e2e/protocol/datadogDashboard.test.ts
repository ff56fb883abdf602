// What a dashboard and rules on logs cost, counted through the protocol on the built plugin.
import { setMaxListeners } from 'node:events';
import { GrafanaHost, type HostQuery, PluginProcess, type QueryAnswer } from '@glance/harness';
import { type DatadogSimulator, startDatadogSimulator } from '@glance/simulator-datadog';
import { nodeCommandOf } from '../support/builtPlugins';
import { DATADOG_PLUGIN_ID, datadogDataSource } from '../support/dataSources';

const MINUTE_MS = 60_000;
const PANELS = 24;
const RULES = 5;

let datadog: DatadogSimulator;
let plugin: PluginProcess;
let host: GrafanaHost;

// Answers belong to keys, so each test has a process of its own.
beforeEach(async () => {
  const command = nodeCommandOf('datadog-logs');
  datadog = await startDatadogSimulator();
  plugin = await PluginProcess.start({ ...command, pluginId: DATADOG_PLUGIN_ID });
  host = new GrafanaHost(plugin);
}, 60_000);

afterEach(async () => {
  await plugin.shutdown();
  await datadog.stop();
});

interface AskOptions {
  readonly fromAlert?: boolean;
  readonly signal?: AbortSignal;
}

/** One panel or one rule is one request, as Grafana sends them. The hour before the last is settled. */
async function ask(query: HostQuery, { fromAlert = false, signal }: AskOptions = {}): Promise<QueryAnswer | undefined> {
  const toMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 60 * MINUTE_MS;
  const answers = await host.queryData({
    dataSource: datadogDataSource(datadog, 'logs'),
    headers: fromAlert ? { FromAlert: 'true' } : {},
    queries: [query],
    fromMs: toMs - 60 * MINUTE_MS,
    toMs,
    signal,
  });
  return answers[query.refId];
}

const counts = (refId: string, search: string): HostQuery => ({
  refId,
  queryType: 'logCounts',
  query: search,
  interval: '1m',
});
const panels = Array.from({ length: PANELS }, (_, index) => counts('A', `service:panel-${index}`));
const rules = Array.from({ length: RULES }, () => counts('A', 'status:error'));
const aggregates = () => datadog.journal.of('aggregate');

describe('a dashboard of 24 different panels', () => {
  // Datadog is silent until all have asked, so that no answer, however slow the machine, comes before the last question.
  it('has its 24 calls in flight at once, even while 5 rules run', async () => {
    datadog.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'aggregate' });
    const tab = new AbortController();
    const { signal } = tab;
    setMaxListeners(0, signal);
    const evaluations = rules.map((rule) => ask(rule, { fromAlert: true, signal }).catch(() => undefined));
    await datadog.journal.arrived('aggregate', 1);
    const drawings = panels.map((panel) => ask(panel, { signal }).catch(() => undefined));
    await datadog.journal.arrived('aggregate', PANELS + 1);
    expect(datadog.journal.inFlight('aggregate')).toBe(PANELS + 1);
    tab.abort();
    await Promise.all([...evaluations, ...drawings]);
    await datadog.journal.idle();
    expect(aggregates().every(({ aborted }) => aborted)).toBe(true);
    expect(aggregates()).toHaveLength(PANELS + 1);
  }, 30_000);

  it('costs 24 calls, and none when it is drawn again; rules on one search cost one', async () => {
    const draw = () => Promise.all(panels.map((panel) => ask(panel)));
    const evaluate = () => Promise.all(rules.map((rule) => ask(rule, { fromAlert: true })));
    const answers = [...(await draw()), ...(await evaluate()), ...(await draw()), ...(await evaluate())];
    expect(answers.map((answer) => answer?.status)).toEqual(Array<number>(2 * (PANELS + RULES)).fill(200));
    expect(aggregates()).toHaveLength(PANELS + 1);
  }, 30_000);
});

it('one search asked by 100 callers while Datadog fails costs one call and gives 100 equal errors', async () => {
  datadog.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'aggregate' });
  // Long enough for all 100 to have asked before the failure comes, on a busy machine too.
  datadog.faults.inject({ kind: 'latency', ms: 3_000 }, { endpoint: 'aggregate' });
  const answers = await Promise.all(Array.from({ length: 100 }, () => ask(counts('A', 'service:web'))));
  const errors = answers.map((answer) => `${answer?.status} ${answer?.errorSource} ${answer?.error}`);
  expect(new Set(errors).size).toBe(1);
  expect(errors[0]).toMatch(/^502 downstream .*Datadog is not available now/);
  expect(aggregates()).toHaveLength(1);
}, 30_000);
