import { setMaxListeners } from 'node:events';
import { GrafanaHost, type PluginProcess } from '@glance/harness';
import { eventually } from '../support/eventually';
import { type BuiltPlugin } from '../support/builtPlugins';
import { echoSubjects, startSubject } from './subjects';

// Processes start slowly on a busy machine; nothing is measured by it.
jest.setTimeout(60_000);

const dataSource = { uid: 'a' };
const range = { fromMs: 1_700_000_000_000, toMs: 1_700_000_060_000 };

describe.each(echoSubjects)('%s under traffic', (_name, subject) => {
  let plugin: PluginProcess;
  let host: GrafanaHost;

  beforeEach(async () => {
    plugin = await startSubject(subject);
    host = new GrafanaHost(plugin);
  });

  afterEach(() => plugin.kill());

  it('brings a frame of 20 MB through, unharmed', async () => {
    const rows = 1_250_000;
    const { A } = await host.queryData({ dataSource, ...range, queries: [{ refId: 'A', rows }] });
    expect(A?.rawFrames[0]?.byteLength).toBeGreaterThan(20_000_000);
    const [time, value] = A?.frames[0]?.fields ?? [];
    expect([time?.values.length, time?.values[rows - 1]]).toEqual([rows, range.fromMs + (rows - 1) * 1000]);
    expect(value?.values[rows - 1]).toBe((rows - 1) / 10);
  });

  it('takes a query of 20 MB', async () => {
    const filler = 'x'.repeat(20_000_000);
    const { A } = await host.queryData({ dataSource, ...range, queries: [{ refId: 'A', rows: 1, filler }] });
    expect(A?.status).toBe(200);
  });

  it('brings every field type through', async () => {
    const { A } = await host.queryData({ dataSource, ...range, queries: [{ refId: 'A', columns: 'allTypes' }] });
    expect(new Set(A?.frames[0]?.fields.map(({ type }) => type)).size).toBe(15);
  });

  // Node's guard against rapid resets closes the whole session, and with it the calls of everybody else; it can be
  // raised in the shipped form and on newer Nodes, and on Node 20 the next call must at least find a way.
  it(`survives 6,000 cancelled calls${raisesResetLimit(subject) ? ' without harm to the others' : ''}`, async () => {
    const others = Array.from({ length: 8 }, () =>
      host.queryData({ dataSource, ...range, queries: [{ refId: 'A', delayMs: 4_000, rows: 1 }] })
    );
    for (let batch = 0; batch < 12; batch++) {
      const tab = new AbortController();
      setMaxListeners(0, tab.signal);
      const calls = Array.from({ length: 500 }, () =>
        host.queryData({ dataSource, ...range, signal: tab.signal, queries: [{ refId: 'A', delayMs: 600_000 }] })
      );
      await host.collectMetrics().catch((error: unknown) => {
        // Not where the session must live.
        if (raisesResetLimit(subject)) {
          throw error;
        }
      });
      tab.abort();
      const outcomes = await Promise.allSettled(calls);
      expect(outcomes.filter(({ status: outcome }) => outcome === 'fulfilled')).toEqual([]);
    }
    if (raisesResetLimit(subject)) {
      const answers = await Promise.all(others);
      expect(answers.map(({ A }) => A?.status)).toEqual(Array(8).fill(200));
    } else {
      await Promise.allSettled(others);
      expect((await host.queryData({ dataSource, ...range, queries: [{ refId: 'A' }] })).A?.status).toBe(200);
    }
    await eventually(
      'every cancel has reached its query',
      async () => Number(/^echo_queries_cancelled_total (\d+)/m.exec(await host.collectMetrics())?.[1]) >= 6000
    );
  });

  it('ends a call at its deadline, and the query with it', async () => {
    const call = host.queryData({ dataSource, ...range, deadlineMs: 200, queries: [{ refId: 'A', delayMs: 600_000 }] });
    await expect(call).rejects.toThrow('DEADLINE_EXCEEDED');
    await eventually('the query has been told', async () =>
      (await host.collectMetrics()).includes('echo_queries_cancelled_total 1')
    );
  });

  it('makes one instance for 50 calls at once, and a new one when the data source was saved', async () => {
    const serial = async (updatedAtMs: number): Promise<unknown> =>
      (await host.callResource({ dataSource: { ...dataSource, updatedAtMs }, path: 'instance' })).json();
    const together = await Promise.all(Array.from({ length: 50 }, () => serial(1)));
    expect(together).toEqual(Array(50).fill({ serial: 1 }));
    expect(await serial(2)).toEqual({ serial: 2 });
  });

  it('mirrors user, headers and query of a resource call', async () => {
    const user = { login: 'ada', name: 'Ada', email: 'ada@example.org', role: 'Editor' };
    const answer = await host.callResource({ dataSource, user, path: 'echo?a=1', headers: { 'X-Panel-Id': '7' } });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, ['application/json']]);
    expect(answer.json()).toMatchObject({
      method: 'GET',
      path: 'echo',
      query: { a: '1' },
      user,
      headers: { 'x-panel-id': '7' },
    });
    const posted = await host.callResource({ dataSource, method: 'POST', path: 'echo', body: '{"b":2}' });
    expect([posted.status, posted.json()]).toEqual([201, { method: 'POST', body: { b: 2 } }]);
    const unknown = await host.callResource({ dataSource, path: 'nowhere' });
    expect([unknown.status, unknown.json()]).toEqual([404, { message: 'No resource at nowhere' }]);
  });
});

/** `http2.createServer` takes `streamResetBurst` since Node 23.0 and 22.12. */
function raisesResetLimit({ form }: BuiltPlugin): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return form === 'shipped' || major > 22 || (major === 22 && minor >= 12);
}
