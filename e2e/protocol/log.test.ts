import { GrafanaHost, type LogLine, type PluginProcess } from '@glance/harness';
import { eventually } from '../support/eventually';
import { echoSubjects, startSubject } from './subjects';

// Processes start slowly on a busy machine; nothing is measured by it.
jest.setTimeout(60_000);

const range = { fromMs: 0, toMs: 60_000 };
const secret = 'hunter2-and-then-some';

describe.each(echoSubjects)('the log of %s', (_name, subject) => {
  let plugin: PluginProcess;
  let host: GrafanaHost;
  const dataSource = { uid: 'logs', secureJsonData: { key: secret } };

  beforeEach(async () => {
    plugin = await startSubject(subject);
    host = new GrafanaHost(plugin);
  });

  afterEach(() => plugin.kill());

  const query = (model: Readonly<Record<string, unknown>>) =>
    host.queryData({ dataSource, ...range, queries: [{ refId: 'A', ...model }] });

  async function line(matches: (line: LogLine) => boolean): Promise<LogLine> {
    await eventually('the line is in the log', () => plugin.logLines.some(matches));
    return plugin.logLines.find(matches)!;
  }

  // A number in @message ends the Grafana process: go-plugin asserts its type without a check.
  it.each([1, null, { nested: true }, ['list'], 'text\nof two lines', '', 'x'.repeat(200_000), '\u0000\u2028"\\'])(
    'keeps the line harmless when %.40p is logged',
    async (value) => {
      await query({ log: value, columns: 'noData' });
      await plugin.shutdown();
      expect(plugin.logLines.length).toBeGreaterThan(0);
      expect(plugin.logLines.map(({ problem }) => problem).filter(Boolean)).toEqual([]);
      expect(plugin.logLines.every(({ raw }) => typeof JSON.parse(raw) === 'object')).toBe(true);
    }
  );

  it('names data source, refId and the fields of the line', async () => {
    await query({ log: 'hello' });
    const { level, fields } = await line(({ message }) => message === 'hello');
    expect(level).toBe('info');
    expect(fields).toMatchObject({
      dataSourceUid: 'logs',
      orgId: 1,
      refId: 'A',
      value: 'hello',
      message: 1,
      level: false,
    });
  });

  it('gets what a library prints, instead of stdout', async () => {
    await query({ print: 'a greeting' });
    await line(({ message }) => message === 'a greeting');
    await plugin.shutdown();
    expect(plugin.logLines.filter(({ message }) => message === 'a greeting')).toHaveLength(2);
    expect(plugin.stdout).toHaveLength(1);
  });

  it('never has a secret, nor has the answer', async () => {
    const { A } = await query({ leak: true });
    expect(A?.error).toBe('the secrets are [redacted]');
    await query({ log: `key=${secret}&b64=${Buffer.from(secret).toString('base64')}` });
    await line(({ message }) => message === 'key=[redacted]&b64=[redacted]');
    await plugin.shutdown();
    expect(plugin.logLines.filter(({ raw }) => raw.includes(secret))).toEqual([]);
  });

  it('has the stack of our own faults; the user has not', async () => {
    const { A } = await query({ crash: true });
    expect(A).toMatchObject({ status: 500, errorSource: 'plugin', error: expect.not.stringContaining('asked') });
    const { level, fields } = await line(({ message }) => message === 'Query failed unexpectedly');
    expect(level).toBe('error');
    expect(fields.error).toMatch(/Error: asked to crash\n\s+at /);
  });

  it('tells of a stray rejection, which the process survives', async () => {
    await query({ stray: true });
    expect((await line(({ message }) => message === 'Unhandled rejection')).level).toBe('error');
    expect((await query({})).A?.status).toBe(200);
  });
});
