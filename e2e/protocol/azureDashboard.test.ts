// What a dashboard costs, counted through the protocol on the built plugin: nothing in between may multiply a call.
import { GrafanaHost, type HostDataSource, type HostQuery, PluginProcess, type QueryAnswer } from '@glance/harness';
import { type AzureSimulator, startAzureSimulator } from '@glance/simulator-azure';
import { AZURE_PLUGIN_ID, azureDataSource } from '../support/dataSources';
import { nodeCommandOf } from '../support/builtPlugins';

const DAY_MS = 86_400_000;
const DIMENSIONS = [
  'ServiceName',
  'Meter',
  'Product',
  'ChargeType',
  'ResourceGroupName',
  'ResourceLocation',
  'ResourceType',
  'PublisherType',
];
const COST_TYPES = ['ActualCost', 'AmortizedCost', 'Usage'];

let azure: AzureSimulator;
let plugin: PluginProcess;
let host: GrafanaHost;
let scope: string;
let dataSources = 0;

beforeAll(async () => {
  const command = nodeCommandOf('azure-costs');
  azure = await startAzureSimulator();
  plugin = await PluginProcess.start({ ...command, pluginId: AZURE_PLUGIN_ID });
  host = new GrafanaHost(plugin);
  scope = `subscriptions/${azure.model.subscriptions[0]?.id}`;
}, 60_000);

afterAll(async () => {
  await plugin.shutdown();
  await azure.stop();
});

beforeEach(async () => {
  dataSources += 1;
  azure.faults.clear();
  // Answers belong to the credentials, so those of the test before would be found by a new data source too.
  await host.callResource({ dataSource: dataSource(), method: 'POST', path: 'cache/clear' });
  azure.journal.clear();
});

const dataSource = (): HostDataSource => azureDataSource(azure, `azure-${dataSources}`);

/** One panel is one request, as Grafana sends them. */
async function drawPanel(
  queries: readonly HostQuery[],
  signal?: AbortSignal
): Promise<Readonly<Record<string, QueryAnswer>>> {
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  return host.queryData({ dataSource: dataSource(), queries, fromMs: today - 30 * DAY_MS, toMs: today, signal });
}

const costs = (refId: string, more: object): HostQuery => ({ refId, queryType: 'costs', scopes: [scope], ...more });

const differentQueries = () =>
  DIMENSIONS.flatMap((name) => COST_TYPES.map((costType) => ({ costType, groupBy: [{ type: 'Dimension', name }] })));

describe('a dashboard of 24 different panels', () => {
  // Azure is silent until all have asked, so that no answer, however slow the machine, comes before the last question.
  it.each([
    ['panels', (queries: readonly HostQuery[]) => queries.map((query) => [query])],
    ['queries of one panel', (queries: readonly HostQuery[]) => [queries]],
  ])(
    'has all its calls in flight at once, as 24 %s',
    async (_, toPanels) => {
      azure.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'query' });
      const tab = new AbortController();
      const queries = differentQueries().map((query, index) => costs(`Q${index}`, query));
      const panels = toPanels(queries).map((panel) => drawPanel(panel, tab.signal).catch(() => undefined));
      await azure.journal.arrived('query', 24);
      expect(azure.journal.inFlight('query')).toBe(24);
      expect(azure.journal.of('token')).toHaveLength(1);
      tab.abort();
      await Promise.all(panels);
      await azure.journal.idle();
      expect(azure.journal.of('query').every(({ aborted }) => aborted)).toBe(true);
      expect(azure.journal.of('query')).toHaveLength(24);
    },
    30_000
  );

  it('costs 24 calls, and none when it is drawn again', async () => {
    const draw = () => Promise.all(differentQueries().map((query) => drawPanel([costs('A', query)])));
    const panels = [...(await draw()), ...(await draw())];
    expect(panels.map(({ A }) => A?.status)).toEqual(Array<number>(48).fill(200));
    expect(azure.journal.of('query')).toHaveLength(24);
  }, 30_000);
});

describe('one panel', () => {
  it('drawn 20 times, stacked, unstacked and otherwise, costs one call', async () => {
    const drawings = Array.from({ length: 20 }, (_, index) => ({
      groupBy: [{ type: 'Dimension', name: 'ResourceGroupName' }],
      legendFormat: `drawing ${index}`,
      ...(index % 2 === 0 && { top: { limit: 5 } }),
      ...(index % 3 === 0 && { cumulative: true }),
      ...(index % 4 === 0 && { format: 'table' }),
    }));
    const panels = await Promise.all(drawings.map((drawing) => drawPanel([costs('A', drawing)])));
    expect(panels.every(({ A }) => A?.status === 200 && A.frames[0]?.fields.length !== 0)).toBe(true);
    expect(azure.journal.of('query')).toHaveLength(1);
  }, 30_000);

  it('asked by 100 callers while Azure fails costs one call and gives 100 equal errors', async () => {
    azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'query' });
    // Long enough for all 100 to have asked before the failure comes, on a busy machine too.
    azure.faults.inject({ kind: 'latency', ms: 3_000 }, { endpoint: 'query' });
    const panels = await Promise.all(
      Array.from({ length: 100 }, (_, index) => drawPanel([costs('A', { legendFormat: `caller ${index}` })]))
    );
    const errors = panels.map(({ A }) => `${A?.status} ${A?.errorSource} ${A?.error}`);
    expect(new Set(errors).size).toBe(1);
    expect(errors[0]).toMatch(/^502 downstream .*Azure is not available now \(status 500\)/);
    expect(azure.journal.of('query')).toHaveLength(1);
  }, 30_000);

  it('answers its good queries beside the bad ones', async () => {
    const answers = await drawPanel([
      costs('good', {}),
      costs('variable', { scopes: ['subscriptions/$subscription'] }),
      costs('dimension', { groupBy: [{ type: 'Dimension', name: 'ResourceGrup' }] }),
      { refId: 'type', queryType: 'forecast' },
    ]);
    expect(answers.good).toMatchObject({ status: 200, frames: [{ meta: { type: 'timeseries-wide' } }] });
    for (const refId of ['variable', 'dimension', 'type']) {
      expect(answers[refId]).toMatchObject({ status: 400, errorSource: 'downstream' });
    }
    expect(azure.journal.of('query')).toHaveLength(1);
  });
});

describe('what users see beside panels', () => {
  it('is a health check with its steps, lists for the editors, and metrics', async () => {
    const health = await host.checkHealth({ dataSource: dataSource() });
    expect(health).toMatchObject({ status: 'OK', details: { steps: [{ name: 'signIn', status: 'ok' }, {}, {}] } });
    const subscriptions = await host.callResource({ dataSource: dataSource(), path: 'subscriptions' });
    expect(subscriptions).toMatchObject({ status: 200 });
    expect(subscriptions.json()).toContainEqual({
      id: scope.slice('subscriptions/'.length),
      name: 'Contoso Production',
    });
    const refused = await host.callResource({ dataSource: dataSource(), path: 'resource-groups?scope=nowhere' });
    expect(refused.status).toBe(400);
    expect(refused.json()).toMatchObject({ message: expect.stringContaining('scope is "nowhere"') as unknown });
    const metrics = await host.collectMetrics();
    expect(metrics).toContain('glance_queries_total{');
    expect(metrics).toContain('glance_upstream_requests_total{endpoint="costQuery",status="200"}');
    expect(metrics).toContain('glance_cache_requests_total{result="miss"}');
  });

  it('is an error of every query and of the health check when a setting is wrong', async () => {
    const wrong = { ...dataSource(), uid: 'wrong', jsonData: { ...dataSource().jsonData, timeout: 0 } };
    const health = await host.checkHealth({ dataSource: wrong });
    expect(health).toMatchObject({ status: 'ERROR', message: 'timeout is 0: use at least 1' });
    const now = Date.now();
    const answers = await host.queryData({
      dataSource: wrong,
      queries: [costs('A', {})],
      fromMs: now - DAY_MS,
      toMs: now,
    });
    expect(answers.A).toMatchObject({ status: 400, errorSource: 'downstream', error: 'timeout is 0: use at least 1' });
    expect(azure.journal.entries).toHaveLength(0);
  });
});
