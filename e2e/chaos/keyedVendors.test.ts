// All that a vendor may do wrong to a single question, on the executables as they are shipped.
import { GrafanaHost, type HostDataSource, PluginProcess, type QueryAnswer } from '@glance/harness';
import type { Fault } from '@glance/simulator-common';
import { shippedCommandOf } from '../support/builtPlugins';
import { changed } from '../support/dataSources';
import { findSecrets, outputsOf } from '../support/secretSearch';
import { Stranger } from './Stranger';
import { KEYED_VENDORS, type VendorUnderFault } from './vendors';

jest.setTimeout(60_000);

const MIB = 1024 * 1024;
/** Seconds: what waits for a silent vendor waits so long. */
const timeout = 2;

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

describe.each(KEYED_VENDORS)('$plugin', ({ plugin: name, pluginId, endpoint, start }) => {
  let vendor: VendorUnderFault;
  let own: HostDataSource;
  let plugin: PluginProcess;
  let host: GrafanaHost;
  let asked = -1;
  const answers: unknown[] = [];

  const ask = async (numbers: readonly number[], dataSource = own, alert = false) => {
    const answer = await host.queryData({
      dataSource,
      headers: alert ? { FromAlert: 'true' } : {},
      queries: numbers.map((number, index) => ({ refId: `Q${index}`, ...vendor.questionOf(number) })),
      ...vendor.range,
    });
    answers.push(answer);
    return numbers.map((_, index): QueryAnswer => answer[`Q${index}`] as QueryAnswer);
  };
  const fresh = () => (asked += 1);
  const leaks = async () => findSecrets({ ...(await outputsOf(plugin, host)), answers }, vendor.secrets);

  beforeAll(async () => {
    vendor = await start();
    own = changed(vendor.dataSource, { uid: 'own', jsonData: { timeout } });
    plugin = await PluginProcess.start({ ...shippedCommandOf(name), pluginId });
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
      vendor.faults.inject(fault, { endpoint });
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
    vendor.faults.inject({ kind: 'invalidJson' }, { endpoint, times: 1 });
    const both = await ask([sick, healthy]);
    expect(both.filter(({ error }) => error !== undefined)).toHaveLength(1);
    expect(both.find(({ error }) => error === undefined)?.frames[0]?.fields.length).toBeGreaterThan(1);
  });

  it('follows no redirect to another origin', async () => {
    const stranger = await Stranger.start();
    vendor.faults.inject({ kind: 'redirect', location: `${stranger.origin}/elsewhere` }, { endpoint });
    const [answer] = await ask([fresh()]);
    expect(answer).toMatchObject({ status: 502, errorSource: 'downstream', frames: [] });
    expect(answer?.error).toContain(stranger.origin);
    expect(stranger.connections).toBe(0);
    await stranger.stop();
    expect(await leaks()).toEqual([]);
  });

  it('never gives answers to who has other keys, though they differ in one character', async () => {
    const number = fresh();
    const [right] = await ask([number]);
    expect(right?.error).toBeUndefined();
    for (const [key, value] of Object.entries(vendor.keysOf(number))) {
      const secureJsonData = { [key]: `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}` };
      const [answer] = await ask([number], changed(own, { uid: `wrong ${key}`, secureJsonData }));
      expect(answer).toMatchObject({ status: 401, errorSource: 'downstream', frames: [] });
    }
    expect(await leaks()).toEqual([]);
  });

  it('is asked once by twenty panels at a time, also when it fails', async () => {
    const number = fresh();
    vendor.journal.clear();
    vendor.faults.inject({ kind: 'latency', ms: 300 }, { endpoint });
    vendor.faults.inject({ kind: 'invalidJson' }, { endpoint });
    const all = await Promise.all(Array.from({ length: 20 }, () => ask([number])));
    expect(all.flat().every(({ status }) => status === 502)).toBe(true);
    expect(vendor.journal.of(endpoint)).toHaveLength(1);
  });
});
