import { status as grpcStatus } from '@grpc/grpc-js';
import { type HostCall, type QueryCall, type ResourceCall } from '../GrafanaHost';
import { grafanaRelease } from '../pageBuild/GrafanaRelease';
import { createApp } from './createApp';
import { DataSourceStore } from './DataSourceStore';
import { PluginCatalog } from './plugins/PluginCatalog';
import { SupervisedPlugin, type PluginHost } from './plugins/SupervisedPlugin';
import { type ProvisionedDataSource } from './provisioning/readDataSources';

const pluginId = 'glance-trial-datasource';
const dataSource = (uid: string, more: Partial<ProvisionedDataSource> = {}): ProvisionedDataSource => ({
  uid,
  name: `Name of ${uid}`,
  type: pluginId,
  url: '',
  access: 'proxy',
  orgId: 1,
  isDefault: uid === 'one',
  editable: true,
  jsonData: { region: uid },
  secureJsonData: { key: `secret of ${uid}` },
  ...more,
});

const answering: PluginHost = {
  queryData: async ({ queries }) =>
    Object.fromEntries(queries.map(({ refId }) => [refId, { status: 200, frames: [], rawFrames: [] }])),
  checkHealth: async () => ({ status: 'OK', message: 'fine', details: { steps: [] } }),
  callResource: async () => {
    const body = Buffer.from('{"ok":true}');
    return { status: 201, headers: { 'X-Own': ['1'], 'Set-Cookie': ['a=b'] }, body, text: String, json: String };
  },
  collectMetrics: async () => 'up 1\n',
};

async function appWith(host: Partial<PluginHost> = {}, dataSources = [dataSource('one'), dataSource('two')]) {
  const process = new SupervisedPlugin({
    start: async () => ({ host: { ...answering, ...host }, exited: new Promise(() => {}), stop: async () => {} }),
  });
  await process.start();
  const logos = { small: 'img/logo.svg', large: 'img/logo.svg' };
  const manifest = { id: pluginId, name: 'Trial', type: 'datasource', backend: true, info: { logos } };
  return createApp({
    dataSources: new DataSourceStore(dataSources, () => 5000),
    dashboards: [{ uid: 'd1', title: 'Costs', folder: 'Azure', json: { uid: 'd1', title: 'Costs', panels: [] } }],
    plugins: new PluginCatalog([{ folder: { id: pluginId, dir: __dirname, manifest }, process }]),
    grafana: grafanaRelease(),
    now: () => 1_700_000_000_000,
  });
}

const post = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const queries = (...list: object[]) => ({ queries: list, from: 'now-1h', to: 'now' });
const inOne = { datasource: { uid: 'one' } };
const grpcError = (code: grpcStatus) => Object.assign(new Error('wire text'), { code });

describe('POST /api/ds/query', () => {
  it('asks each data source once, all at the same time', async () => {
    const calls: QueryCall[] = [];
    let release = () => {};
    const allHere = new Promise<void>((resolve) => (release = resolve));
    const app = await appWith({
      queryData: async (call) => {
        calls.push(call);
        if (calls.length === 2) {
          release();
        }
        // Neither answers before both were asked.
        await allHere;
        return answering.queryData(call);
      },
    });
    const response = await app.request(
      '/api/ds/query',
      post(queries({ refId: 'A', ...inOne }, { refId: 'B', datasource: { uid: 'two' } }, { refId: 'C', ...inOne }))
    );
    expect(response.status).toBe(200);
    expect(Object.keys((await response.json()).results).sort()).toEqual(['A', 'B', 'C']);
    expect(calls.map((call) => call.queries.map(({ refId }) => refId))).toEqual([['A', 'C'], ['B']]);
  });

  it('hands the plugin settings, secrets, range, user and the headers that Grafana forwards', async () => {
    let seen: QueryCall | undefined;
    const app = await appWith({
      queryData: (call) => {
        seen = call;
        return answering.queryData(call);
      },
    });
    await app.request(
      '/api/ds/query',
      post(queries({ refId: 'A', ...inOne }), { 'x-panel-id': '7', 'x-dashboard-uid': 'd1', 'x-other': 'no' })
    );
    expect(seen).toMatchObject({
      dataSource: {
        uid: 'one',
        name: 'Name of one',
        type: pluginId,
        jsonData: { region: 'one' },
        secureJsonData: { key: 'secret of one' },
        updatedAtMs: 5000,
      },
      fromMs: 1_700_000_000_000 - 3_600_000,
      toMs: 1_700_000_000_000,
      user: { role: 'Admin' },
    });
    expect(seen?.headers).toEqual({
      'http_X-Grafana-Org-Id': '1',
      'http_X-Panel-Id': '7',
      'http_X-Dashboard-Uid': 'd1',
    });
  });

  it('answers 400 with all results when one query failed', async () => {
    const app = await appWith({
      queryData: async () => ({
        A: { status: 200, frames: [], rawFrames: [] },
        B: { status: 403, error: 'no role', errorSource: 'downstream', frames: [], rawFrames: [] },
        C: { status: 0, error: 'no status', frames: [], rawFrames: [] },
      }),
    });
    const response = await app.request('/api/ds/query', post(queries({ refId: 'A', ...inOne })));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      results: {
        A: { status: 200, frames: [] },
        B: { status: 403, frames: [], error: 'no role', errorSource: 'downstream' },
        C: { status: 500, frames: [], error: 'no status', errorSource: 'plugin' },
      },
    });
  });

  it.each([
    [grpcStatus.UNKNOWN, 500, 'An error occurred within the plugin'],
    [grpcStatus.UNAVAILABLE, 500, 'Data source became unavailable during request'],
    [grpcStatus.UNIMPLEMENTED, 404, 'Method not implemented'],
  ])("words a failed call (%s) as Grafana does, without the call's own text", async (code, status, message) => {
    const app = await appWith({ queryData: () => Promise.reject(grpcError(code)) });
    const response = await app.request('/api/ds/query', post(queries({ refId: 'A', ...inOne })));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ message });
  });

  it('answers 404 for a data source that there is not', async () => {
    const app = await appWith();
    const response = await app.request('/api/ds/query', post(queries({ refId: 'A', datasource: { uid: 'x' } })));
    expect(response.status).toBe(404);
  });
});

describe('data sources', () => {
  it('never tells the browser a secret, on no route', async () => {
    const app = await appWith();
    const paths = ['/api/datasources', '/api/datasources/uid/one', '/api/frontend/settings'];
    for (const path of paths) {
      const response = await app.request(path);
      expect(response.status).toBe(200);
      expect(await response.text()).not.toContain('secret of');
    }
  });

  it('saves settings and says which secrets are set then', async () => {
    const app = await appWith();
    const saved = { name: 'One', jsonData: { region: 'eu' }, secureJsonData: { key: '', token: 't0ken' }, version: 1 };
    const response = await app.request('/api/datasources/uid/one', { ...post(saved), method: 'PUT' });
    expect(response.status).toBe(200);
    const { datasource } = await response.json();
    expect(datasource).toMatchObject({ name: 'One', jsonData: { region: 'eu' }, secureJsonFields: { token: true } });
    expect(JSON.stringify(datasource)).not.toContain('t0ken');
  });

  it('refuses settings of the wrong form', async () => {
    const app = await appWith();
    const response = await app.request('/api/datasources/uid/one', { ...post({ jsonData: 3 }), method: 'PUT' });
    expect(response.status).toBe(400);
  });

  it.each([
    ['OK', 200],
    ['ERROR', 400],
    ['UNKNOWN', 400],
  ] as const)('answers a health check of %s with %s', async (status, expected) => {
    const app = await appWith({ checkHealth: async () => ({ status, message: 'm', details: { steps: [1] } }) });
    const response = await app.request('/api/datasources/uid/one/health');
    expect(response.status).toBe(expected);
    expect(await response.json()).toEqual({ status, message: 'm', details: { steps: [1] } });
  });

  it('says that the check itself failed when the call did', async () => {
    const app = await appWith({ checkHealth: () => Promise.reject(grpcError(grpcStatus.UNKNOWN)) });
    const response = await app.request('/api/datasources/uid/one/health');
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ message: 'Plugin health check failed' });
  });
});

describe('resources', () => {
  it('hands path, query, method and body through, and the answer back', async () => {
    let seen: ResourceCall | undefined;
    const app = await appWith({
      callResource: (call) => {
        seen = call;
        return answering.callResource(call);
      },
    });
    const response = await app.request(
      '/api/datasources/uid/one/resources/cache/clear%20now?x=1&y=a%20b',
      post({ a: 1 }, { cookie: 'session=1', 'x-own': 'yes' })
    );
    expect(seen).toMatchObject({ method: 'POST', path: 'cache/clear now?x=1&y=a%20b' });
    expect(Buffer.from(seen?.body as Uint8Array).toString()).toBe('{"a":1}');
    expect(seen?.headers).toMatchObject({ 'x-own': 'yes', 'content-type': 'application/json' });
    expect(seen?.headers).not.toHaveProperty('cookie');
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ ok: true });
    expect(response.headers.get('x-own')).toBe('1');
    expect(response.headers.get('content-security-policy')).toBe('sandbox');
    expect(response.headers.get('set-cookie')).toBeNull();
  });
});

describe('cancelling', () => {
  it("cancels the plugin's call when the browser leaves", async () => {
    let call: HostCall | undefined;
    const app = await appWith({
      queryData: (asked) => {
        call = asked;
        return new Promise((_resolve, reject) => {
          asked.signal?.addEventListener('abort', () => reject(grpcError(grpcStatus.CANCELLED)));
        });
      },
    });
    const browser = new AbortController();
    const request = new Request('http://localhost/api/ds/query', {
      ...post(queries({ refId: 'A', ...inOne })),
      signal: browser.signal,
    });
    const answer = Promise.resolve(app.request(request));
    await new Promise((resolve) => setImmediate(resolve));
    browser.abort();
    expect((await answer).status).toBe(499);
    expect(call?.signal?.aborted).toBe(true);
  });
});

describe('the rest of the API', () => {
  it("serves a plugin's metadata with the paths that Grafana adds", async () => {
    const app = await appWith();
    const { datasources, defaultDatasource } = await (await app.request('/api/frontend/settings')).json();
    expect(defaultDatasource).toBe('Name of one');
    expect(datasources['Name of one'].meta).toMatchObject({
      id: pluginId,
      module: `public/plugins/${pluginId}/module.js`,
      baseUrl: `public/plugins/${pluginId}`,
      info: { logos: { small: `/public/plugins/${pluginId}/img/logo.svg` } },
    });
  });

  it('lists and serves the dashboards', async () => {
    const app = await appWith();
    expect(await (await app.request('/api/search?type=dash-db')).json()).toEqual([
      { uid: 'd1', title: 'Costs', url: '/d/d1', type: 'dash-db', tags: [], folderTitle: 'Azure' },
    ]);
    const { dashboard } = await (await app.request('/api/dashboards/uid/d1')).json();
    expect(dashboard).toEqual({ uid: 'd1', title: 'Costs', panels: [] });
    expect((await app.request('/api/dashboards/uid/none')).status).toBe(404);
  });

  it("serves a plugin's metrics, files, icons that only the other icon set has, and fonts", async () => {
    const app = await appWith();
    expect(await (await app.request(`/metrics/plugins/${pluginId}`)).text()).toBe('up 1\n');
    const served = [
      `/public/plugins/${pluginId}/createApp.ts`,
      '/public/build/img/icons/unicons/angle-down.svg',
      '/public/build/img/icons/unicons/spinner.svg',
      '/public/fonts/inter/Inter-Medium.woff2',
    ];
    for (const path of served) {
      expect([path, (await app.request(path)).status]).toEqual([path, 200]);
    }
  });

  it('serves nothing from outside of its folders', async () => {
    const app = await appWith();
    const outside = `/public/plugins/${pluginId}/..%2f..%2f..%2fpackage.json`;
    expect((await app.request(outside)).status).toBe(404);
  });

  it('answers unknown API routes with 404 instead of the page', async () => {
    const app = await appWith();
    expect((await app.request('/api/unknown')).status).toBe(404);
  });

  it('answers nobody who came under a foreign name or from a foreign page', async () => {
    const app = await appWith();
    expect((await app.request('http://evil.example/api/datasources')).status).toBe(403);
    const foreign = post(queries({ refId: 'A', ...inOne }), { origin: 'http://evil.example' });
    expect((await app.request('/api/ds/query', foreign)).status).toBe(403);
    const own = post(queries({ refId: 'A', ...inOne }), { origin: 'http://localhost' });
    expect((await app.request('/api/ds/query', own)).status).toBe(200);
  });
});
