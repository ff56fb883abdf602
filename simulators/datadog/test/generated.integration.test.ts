import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type DatadogSimulator, type DatadogSimulatorOptions, SettableClock, startDatadogSimulator } from '../src';
import { DatadogCaller } from './DatadogCaller';

const NOON = Date.parse('2026-11-25T12:00:00Z');
const LOGHUB = resolve(__dirname, '../../../../shared/data/loghub');

describe('generated logs', () => {
  const running: DatadogSimulator[] = [];
  const clock = new SettableClock(NOON);
  const start = async (generated: DatadogSimulatorOptions['generated']) => {
    const datadog = await startDatadogSimulator({ now: clock.now, generated });
    running.push(datadog);
    return new DatadogCaller(datadog);
  };
  const byService = async (caller: DatadogCaller, filter: object) => {
    const { json } = await caller.aggregate({ filter, group_by: [{ facet: 'service', limit: 100 }] });
    return Object.fromEntries(json.data.buckets.map(({ by, computes }) => [by.service, computes.c0]));
  };

  beforeEach(() => clock.set(NOON));
  afterEach(async () => {
    await Promise.all(running.splice(0).map((datadog) => datadog.stop()));
  });

  it('are the same for the same seed, in whatever order they are asked', async () => {
    const [one, other, third] = [await start({}), await start({}), await start({ seed: 2 })];
    const [early, late] = [{ from: 'now-3h', to: 'now-2h' }, { from: 'now-1h' }];
    const first = [await byService(one, early), await byService(one, late)];
    const second = [await byService(other, late), await byService(other, early)].reverse();

    expect(second).toEqual(first);
    expect(await byService(third, late)).not.toEqual(first[1]);
    expect(Object.keys(first[0] ?? {}).sort()).toEqual([
      'auth',
      'checkout',
      'inventory',
      'nightly-backup',
      'web-gateway',
    ]);
  });

  it('go back as far as logs are kept, go on with the clock, and never tell the future', async () => {
    const caller = await start({});
    const old = { from: String(NOON - 15 * 86_400_000), to: String(NOON - 14.9 * 86_400_000) };

    expect(await caller.count('*', old)).toBeGreaterThan(500);
    expect(await caller.count('*', { from: 'now', to: 'now+1d' })).toBe(0);
    const before = await caller.count('*', { from: String(NOON), to: String(NOON + 3_600_000) });
    clock.advance(3_600_000);
    expect(before).toBe(0);
    expect(await caller.count('*', { from: String(NOON), to: String(NOON + 3_600_000) })).toBeGreaterThan(500);
  });

  it('arrive late now and then', async () => {
    const caller = await start({});
    const range = { from: String(NOON - 3_600_000), to: String(NOON) };
    const inTime = await caller.count('*', range);
    clock.advance(3_600_000);

    expect(await caller.count('*', range)).toBeGreaterThan(inTime);
  });

  it('have a deploy a day after which checkout fails', async () => {
    const caller = await start({});
    const { json } = await caller.aggregate({
      filter: { query: 'service:checkout status:error', from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' },
      compute: [{ aggregation: 'count', type: 'timeseries', interval: '15m' }],
    });
    const values = [json.data.buckets[0]?.computes.c0 ?? []].flat().map((point) => Object(point).value as number);

    expect(Math.max(...values)).toBeGreaterThan(10);
    expect(await caller.count('service:checkout @error.stack:*SocketTimeout*', { from: 'now-1d' })).toBeGreaterThan(0);
    expect(await caller.count('-@duration:* service:web-gateway', { from: 'now-1h' })).toBe(0);
  });

  it('have services that write the lines of a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'loghub-'));
    try {
      mkdirSync(join(folder, 'Rocket'));
      writeFileSync(join(folder, 'Rocket', 'Rocket_2k.log'), 'ignition ok\r\nstage two FAILED: valve\n');
      const caller = await start({ loghubFolder: folder });

      expect(await caller.count('service:rocket status:info "ignition ok"', { from: 'now-1h' })).toBeGreaterThan(0);
      expect(await caller.count('service:rocket status:error valve', { from: 'now-1h' })).toBeGreaterThan(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  (existsSync(LOGHUB) ? it : it.skip)('have the real lines of loghub, where they are', async () => {
    const caller = await start({ loghubFolder: LOGHUB });

    expect(Object.keys(await byService(caller, { query: 'team:loghub', from: 'now-2h' })).sort()).toEqual([
      'android',
      'apache',
      'hdfs',
      'healthapp',
      'linux',
      'openssh',
      'spark',
      'zookeeper',
    ]);
  });
});
