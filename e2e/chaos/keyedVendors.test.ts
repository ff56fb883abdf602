import { GrafanaHost, PluginProcess, type QueryAnswer } from '@glance/harness';
import type { Fault } from '@glance/simulator-common';
import { nodeCommandOf } from '../support/builtPlugins';
import { findSecrets, outputsOf } from '../support/secretSearch';
import { Stranger } from './Stranger';
import { KEYED_VENDORS, type VendorUnderFault } from './vendors';

jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
const MIB = 1024 * 1024;

interface Trouble {
  readonly what: string;
  readonly fault: Fault;
  readonly status: number;
}

const TROUBLES: readonly Trouble[] = [
  { what: 'a gateway’s HTML page', fault: { kind: 'htmlBadGateway' }, status: 502 },
  { what: 'text that is no JSON', fault: { kind: 'invalidJson' }, status: 502 },
  { what: 'JSON of another form', fault: { kind: 'answer', status: 200, body: { hello: 'world' } }, status: 502 },
  { what: 'half an answer', fault: { kind: 'cutBody' }, status: 502 },
  { what: 'no answer', fault: { kind: 'neverAnswers' }, status: 504 },
  { what: 'an answer byte by byte', fault: { kind: 'slowLoris', intervalMs: 50 }, status: 504 },
  {
    what: 'an answer that unpacks to 80 MB',
    fault: { kind: 'oversizedBody', bytes: 80 * MIB, gzip: true },
    status: 502,
  },
  { what: 'a status that nobody expects', fault: { kind: 'answer', status: 418, body: 'teapot' }, status: 400 },
];

describe.each(KEYED_VENDORS)('$plugin', ({ plugin: name, pluginId, start }) => {
  let vendor: VendorUnderFault;
  let plugin: PluginProcess;
  let host: GrafanaHost;
  let asked = 0;
  const answers: unknown[] = [];

  const ask = async (numbers: readonly number[], dataSource = vendor.dataSource('own'), alert = false) => {
    const toMs = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
    const answer = await host.queryData({
      dataSource,
      headers: alert ? { FromAlert: 'true' } : {},
      fromMs: toMs - 72 * HOUR_MS,
      toMs,
      queries: numbers.map((number, index) => vendor.query(`Q${index}`, number)),
    });
    answers.push(answer);
    return numbers.map((_, index): QueryAnswer => answer[`Q${index}`] as QueryAnswer);
  };
  const fresh = () => (asked += 1);
  const leaks = async () => findSecrets({ ...(await outputsOf(plugin, host)), answers }, vendor.secrets);

  beforeAll(async () => {
    vendor = await start();
    plugin = await PluginProcess.start({ ...nodeCommandOf(name), pluginId });
    host = new GrafanaHost(plugin);
  });
  afterEach(() => vendor.faults.clear());
  afterAll(async () => {
    await plugin.shutdown();
    await vendor.stop();
  });

  it.each(TROUBLES)(
    'makes $what an error of that query, for panels and rules, and is well again after it',
    async ({ fault, status }) => {
      const number = fresh();
      vendor.faults.inject(fault, { endpoint: vendor.endpoint });
      for (const alert of [false, true]) {
        const [answer] = await ask([number], undefined, alert);
        expect(answer).toMatchObject({ status, errorSource: 'downstream', frames: [] });
        expect(answer?.error?.length).toBeGreaterThan(20);
      }
      vendor.faults.clear();
      const [after] = await ask([number]);
      expect(after?.error).toBeUndefined();
      expect(after?.frames[0]?.fields.length).toBeGreaterThan(1);
      expect(await leaks()).toEqual([]);
    }
  );

  it('lets one query fail and answers the other', async () => {
    const [sick, healthy] = [fresh(), fresh()];
    vendor.faults.inject({ kind: 'invalidJson' }, { endpoint: vendor.endpoint, times: 1 });
    const both = await ask([sick, healthy]);
    expect(both.filter(({ error }) => error !== undefined)).toHaveLength(1);
    expect(both.find(({ error }) => error === undefined)?.frames[0]?.fields.length).toBeGreaterThan(1);
  });

  it('follows no redirect to another origin', async () => {
    const stranger = await Stranger.start();
    vendor.faults.inject({ kind: 'redirect', location: `${stranger.origin}/elsewhere` }, { endpoint: vendor.endpoint });
    const [answer] = await ask([fresh()]);
    expect(answer).toMatchObject({ status: 502, errorSource: 'downstream', frames: [] });
    expect(answer?.error).toContain(stranger.origin);
    expect(stranger.connections).toBe(0);
    await stranger.stop();
    expect(await leaks()).toEqual([]);
  });

  it('never gives answers to who has other keys, though they differ in one character', async () => {
    const number = fresh();
    const [own] = await ask([number]);
    expect(own?.error).toBeUndefined();
    const right = vendor.dataSource('own').secureJsonData ?? {};
    for (const [key, value] of Object.entries(right).filter(([one]) => one !== 'tlsCACert')) {
      const wrong = { ...right, [key]: `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}` };
      const [answer] = await ask([number], vendor.dataSource(`wrong ${key}`, wrong));
      expect(answer).toMatchObject({ status: 401, errorSource: 'downstream', frames: [] });
    }
    expect(await leaks()).toEqual([]);
  });

  it('is asked once by twenty panels at a time, also when it fails', async () => {
    const number = fresh();
    vendor.journal.clear();
    vendor.faults.inject({ kind: 'latency', ms: 300 }, { endpoint: vendor.endpoint });
    vendor.faults.inject({ kind: 'invalidJson' }, { endpoint: vendor.endpoint });
    const all = await Promise.all(Array.from({ length: 20 }, () => ask([number])));
    expect(all.flat().every(({ status }) => status === 502)).toBe(true);
    expect(vendor.journal.of(vendor.endpoint)).toHaveLength(1);
  });
});
