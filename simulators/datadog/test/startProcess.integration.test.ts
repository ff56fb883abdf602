import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describeSimulatorCommand, httpsRequest, processUnderTest } from '@glance/simulator-common/testing';
import { DatadogControl } from '../src';
import { DatadogCaller } from './DatadogCaller';

const START = resolve(__dirname, '../bin/start.ts');
const NOON = Date.parse('2026-11-25T12:00:00Z');

interface Info {
  readonly url: string;
  readonly site: string;
  readonly apiKey: string;
  readonly applicationKey: string;
  readonly caFile?: string;
  readonly controlUrl?: string;
  readonly organisations: ReadonlyArray<Omit<Info, 'organisations'> & { readonly name: string }>;
}

describeSimulatorCommand(START);

describe('the simulator as a process', () => {
  const under = processUnderTest(START);

  it('has logs of two organisations', async () => {
    const { info } = await under.start<Info>();

    expect(info).toMatchObject({ site: 'datadoghq.com', organisations: [{ name: 'contoso' }, { name: 'fabrikam' }] });
    expect(await new DatadogCaller(info).count('*', { from: 'now-1h', to: 'now' })).toBeGreaterThan(100);
  }, 20_000);

  it('serves https with an authority that it writes to a file', async () => {
    const caFile = join(under.folder, 'ca.pem');
    const { info } = await under.start<Info>('--ca-file', caFile, '--empty');
    const headers = { 'DD-API-KEY': info.apiKey };
    const caPem = await readFile(caFile, 'utf8');

    expect(info).toMatchObject({ caFile, url: expect.stringMatching(/^https:\/\/localhost:\d+$/) as string });
    expect((await httpsRequest({ url: `${info.url}/api/v1/validate`, caPem, headers })).status).toBe(200);
  }, 20_000);

  it('is driven over http: its clock, its logs, what goes wrong, and the truth', async () => {
    const { info } = await under.start<Info>(
      '--empty',
      '--stopped',
      '--control',
      '--now',
      new Date(NOON).toISOString()
    );
    const control = new DatadogControl(info.controlUrl ?? '');
    const caller = new DatadogCaller(info);
    const range = { from: String(NOON - 3_600_000), to: String(NOON + 3_600_000) };
    const status = async () => (await caller.aggregate({ filter: range })).status;

    await control.addLogs([
      { timeMs: NOON - 1, message: 'x', status: 'error', service: 'a', tags: ['k:v'], attributes: { n: 1 } },
      { timeMs: NOON - 1, arrivalMs: NOON + 120_000, message: 'late', status: 'error', service: 'b' },
    ]);
    expect(await caller.count('status:error', range)).toBe(1);
    expect(await control.setClock(NOON + 60_000)).toBe(NOON + 60_000);
    expect(await caller.count('status:error', range)).toBe(1);
    expect(await control.advance(60)).toBe(NOON + 120_000);
    expect(await caller.count('status:error @n:* k:v', range)).toBe(1);
    const question = { fromMs: NOON - 3_600_000, toMs: NOON + 3_600_000, where: { status: 'error' } };
    expect(await control.count({ ...question, groupBy: ['service'] })).toEqual({
      count: 2,
      groups: [
        { by: { service: 'a' }, count: 1 },
        { by: { service: 'b' }, count: 1 },
      ],
    });
    expect((await control.count({ ...question, asOfMs: NOON })).count).toBe(1);

    await control.addLogs([{ timeMs: NOON, message: 'x' }], 'fabrikam');
    expect((await control.count({ fromMs: 0, toMs: NOON + 1 }, 'fabrikam')).count).toBe(1);
    await control.clearLogs('fabrikam');
    expect((await control.count({ fromMs: 0, toMs: NOON + 1 }, 'fabrikam')).count).toBe(0);
    expect((await control.count(question)).count).toBe(2);

    await control.forgetCalls();
    await control.start('unavailable', { times: 1 });
    expect([await status(), await status()]).toEqual([503, 200]);
    await control.start('refuseAll', { seconds: 600 });
    expect(await status()).toBe(429);
    await control.stop('refuseAll');
    await control.start('throttled', { endpoint: 'search', headers: 'none' });
    expect([await status(), (await caller.search({})).status]).toEqual([200, 429]);
    await control.stop('throttled');
    expect((await control.calls()).endpoints).toMatchObject({ aggregate: { calls: 4 }, search: { calls: 1 } });

    await control.start('timedOut');
    await control.start('warned');
    expect((await caller.aggregate({ filter: range })).json.meta).toMatchObject({ status: 'timeout', warnings: [{}] });
    await control.stop('timedOut');
    await control.stop('warned');
    const cursor = (await caller.search({ page: { limit: 1 } })).json.meta?.page?.after;
    await control.start('expiredCursors');
    expect((await caller.search({ page: { limit: 1, cursor } })).status).toBe(400);

    await control.switchQuotaOn({ limit: 1, periodSeconds: 60 });
    expect([await status(), await status()]).toEqual([200, 429]);
    expect(await control.quota()).toEqual({ isOn: true, admitted: 1, refused: 1 });
    await control.switchQuotaOff();
    for (const scenario of ['htmlBadGateway', 'invalidJson', 'cutBody', 'neverAnswers', 'latency'] as const) {
      await control.start(scenario, { ms: 1 });
      await control.stop(scenario);
    }
    expect(await status()).toBe(200);

    const send = async (method: string, path: string, body: unknown) => {
      const reply = await fetch(`${info.controlUrl}/${path}`, { method, body: JSON.stringify(body) });
      return `${reply.status} ${await reply.text()}`;
    };
    expect(await send('PUT', 'scenarios/earthquake', {})).toMatch(/^400 .*instead of \\"earthquake/);
    expect(await send('PUT', 'scenarios/latency', { duration: 1 })).toMatch(/^400 .*Unknown option/);
    expect(await send('PUT', 'quota', { limit: -1 })).toMatch(/^400 .*whole number/);
    expect(await send('PUT', 'quota', { shared: 1 })).toMatch(/^400 .*true or false/);
    expect(await send('POST', 'logs', { message: 'x' })).toMatch(/^400 .*array/);
    expect(await send('POST', 'logs', [{ message: 'x' }])).toMatch(/^400 .*time/);
    expect(await send('POST', 'logs', [{ time: 'noon' }])).toMatch(/^400 .*instant/);
    expect(await send('POST', 'logs', [{ time: 0, tags: [1] }])).toMatch(/^400 .*list of texts/);
    expect(await send('POST', 'logs', [{ time: 0, attributes: [] }])).toMatch(/^400 .*an object/);
    expect(await send('POST', 'logs?organisation=none', [])).toMatch(/^400 .*no organisation/);
    expect(await send('POST', 'truth', { from: 0 })).toMatch(/^400 .*from and to/);
    expect(await send('POST', 'truth', { from: 0, to: 1, where: { a: {} } })).toMatch(/^400 .*values for/);
    await expect(control.advance(-1)).rejects.toThrow('advanceSeconds');
  }, 30_000);
});
