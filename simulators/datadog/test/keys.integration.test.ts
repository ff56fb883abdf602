import { httpsRequest } from '@glance/simulator-common/testing';
import { type DatadogSimulator, startDatadogSimulator } from '../src';
import { DatadogCaller } from './DatadogCaller';

const PATHS = {
  validate: '/api/v1/validate',
  validateKeys: '/api/v2/validate_keys',
  indexes: '/api/v1/logs/config/indexes',
} as const;

describe('keys', () => {
  let datadog: DatadogSimulator;

  beforeEach(async () => {
    datadog = await startDatadogSimulator();
  });
  afterEach(() => datadog.stop());

  const statuses = async (headers: Record<string, string>, url = datadog.url) => {
    const caller = new DatadogCaller({ ...datadog, url }, { headers });
    const replies = {
      aggregate: await caller.aggregate({}),
      search: await caller.search({}),
      validate: await caller.ask(PATHS.validate),
      validateKeys: await caller.ask(PATHS.validateKeys),
      indexes: await caller.ask(PATHS.indexes),
    };
    return Object.values(replies).map(({ status }) => status);
  };

  it('are asked for in two headers', async () => {
    const { apiKey, applicationKey } = datadog;
    const [dd, app] = ['DD-API-KEY', 'DD-APPLICATION-KEY'];

    expect(await statuses({ [dd]: apiKey, [app]: applicationKey })).toEqual([200, 200, 200, 200, 200]);
    expect(await statuses({})).toEqual([401, 401, 401, 401, 401]);
    expect(await statuses({ [dd]: apiKey })).toEqual([401, 401, 200, 401, 401]);
    expect(await statuses({ [app]: applicationKey })).toEqual([401, 401, 401, 401, 401]);
    expect(await statuses({ [dd]: 'wrong', [app]: applicationKey })).toEqual([403, 403, 403, 403, 403]);
    expect(await statuses({ [dd]: apiKey, [app]: 'wrong' })).toEqual([403, 403, 200, 403, 403]);
  });

  it('are known on their own site and to their own organisation only', async () => {
    const [first, second] = datadog.organisations;
    const url = datadog.urls['datadoghq.eu'];
    const keys = (api = first, application = first) => ({
      'DD-API-KEY': api?.apiKey ?? '',
      'DD-APPLICATION-KEY': application?.applicationKeys[0]?.key ?? '',
    });

    expect(await statuses(keys(), url)).toEqual([403, 403, 403, 403, 403]);
    expect(await statuses(keys(second, second), url)).toEqual([200, 200, 200, 200, 200]);
    expect(await statuses(keys(second, first), url)).toEqual([403, 403, 200, 403, 403]);
  });

  it('may do what their permissions say', async () => {
    const of = (permission: string) =>
      datadog.organisations[0]?.applicationKeys.find(
        ({ permissions: [first, second] }) => first === permission && second === undefined
      )?.key ?? '';
    const headers = (key: string) => ({ 'DD-API-KEY': datadog.apiKey, 'DD-APPLICATION-KEY': key });

    expect(await statuses(headers(of('logs_read_data')))).toEqual([200, 200, 200, 200, 403]);
    expect(await statuses(headers(of('logs_read_config')))).toEqual([403, 403, 200, 200, 200]);
  });

  it('open the list of indexes with their retention', async () => {
    const caller = new DatadogCaller(datadog);

    expect((await caller.ask(PATHS.validate)).json).toEqual({ valid: true });
    expect((await caller.ask(PATHS.validateKeys)).json).toEqual({ status: 'ok' });
    expect((await caller.ask(PATHS.indexes)).json).toMatchObject({
      indexes: [
        { name: 'main', num_retention_days: 15 },
        { name: 'audit', num_retention_days: 90 },
      ],
    });
    expect((await caller.ask('/api/v2/metrics')).json).toEqual({ errors: ['Not found'] });
  });

  it('never reach the journal', async () => {
    await new DatadogCaller(datadog).aggregate({});
    const text = JSON.stringify(datadog.journal.entries);

    expect(datadog.journal.of('aggregate')).toHaveLength(1);
    expect(text).toContain('sha256:');
    expect(text).not.toContain(datadog.apiKey);
    expect(text).not.toContain(datadog.applicationKey);
  });

  it('work over https, with the authority of the simulator', async () => {
    const secure = await startDatadogSimulator({ tls: true });
    try {
      const reply = await httpsRequest({
        url: `${secure.url}${PATHS.validate}`,
        caPem: secure.caPem ?? '',
        headers: { 'DD-API-KEY': secure.apiKey },
      });
      expect(secure.url).toMatch(/^https:\/\/localhost:/);
      expect(reply.status).toBe(200);
    } finally {
      await secure.stop();
    }
  });

  it('belong to organisations of the test’s choice', async () => {
    const other = await startDatadogSimulator({
      organisations: [{ name: 'one', site: 'us5.datadoghq.com', apiKey: 'a'.repeat(32), indexes: { logs: 7 } }],
    });
    try {
      expect(other.site).toBe('us5.datadoghq.com');
      expect(other.apiKey).toBe('a'.repeat(32));
      expect((await new DatadogCaller(other).ask(PATHS.indexes)).json).toMatchObject({
        indexes: [{ name: 'logs', num_retention_days: 7 }],
      });
      expect(() => other.store.add([{ timeMs: 1, message: 'x', index: 'main' }])).toThrow('no index "main"');
      expect(() => other.store.add([{ timeMs: Number.NaN, message: 'x' }])).toThrow('epoch milliseconds');
    } finally {
      await other.stop();
    }
    await expect(startDatadogSimulator({ organisations: [] })).rejects.toThrow('at least one organisation');
  });
});
