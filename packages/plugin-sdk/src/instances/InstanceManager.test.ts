import type { DataSourceSettings } from '../DataSourceSettings';
import { FakeClock, settle } from '../testing/FakeClock';
import { InstanceManager, type InstanceSource } from './InstanceManager';

function source(changes: Partial<DataSourceSettings> = {}, grafanaConfig: Record<string, string> = {}): InstanceSource {
  const settings = { orgId: 1, uid: 'a', name: 'A', url: '', jsonData: {}, secureJsonData: {}, updatedAtMs: 1 };
  return { settings: { ...settings, ...changes }, grafanaConfig };
}

interface Instance {
  readonly serial: number;
}

function managed(create?: () => Promise<Instance>) {
  const clock = new FakeClock();
  const disposed: number[] = [];
  const evicted: string[] = [];
  const onDisposeError = jest.fn();
  let serial = 0;
  const created = jest.fn(create ?? (() => Promise.resolve({ serial: ++serial })));
  const manager = new InstanceManager<Instance>({
    clock,
    create: created,
    dispose: (instance) => void disposed.push(instance.serial),
    onDisposeError,
    onEvicted: ({ uid }) => evicted.push(uid),
  });
  return { manager, clock, disposed, created, evicted };
}

describe('InstanceManager', () => {
  it('keeps an instance while nothing changes', async () => {
    const { manager, created } = managed();
    const first = await manager.acquire(source());
    first.release();
    const second = await manager.acquire(source());
    expect(second.instance).toBe(first.instance);
    expect(created).toHaveBeenCalledTimes(1);
  });

  it('keeps organisations and data sources apart', async () => {
    const { manager } = managed();
    const sources = [source(), source({ orgId: 2 }), source({ uid: 'b' }), source({ orgId: 12, uid: '3' })];
    const leases = await Promise.all(sources.map((one) => manager.acquire(one)));
    expect(new Set(leases.map((lease) => lease.instance)).size).toBe(4);
  });

  it.each([
    ['the data source was saved', source({ updatedAtMs: 2 })],
    ['a setting of Grafana changed', source({}, { GF_APP_URL: 'http://new' })],
  ])('makes a new one when %s', async (_what, changed) => {
    const { manager } = managed();
    const before = await manager.acquire(source());
    const after = await manager.acquire(changed);
    expect(after.instance).not.toBe(before.instance);
  });

  it('does not mind the order of settings', async () => {
    const { manager, created } = managed();
    await manager.acquire(source({}, { a: '1', b: '2' }));
    await manager.acquire(source({}, { b: '2', a: '1' }));
    expect(created).toHaveBeenCalledTimes(1);
  });

  it('creates once for 100 calls that come together', async () => {
    const { manager, created } = managed();
    const leases = await Promise.all(Array.from({ length: 100 }, () => manager.acquire(source())));
    expect(created).toHaveBeenCalledTimes(1);
    expect(new Set(leases.map((lease) => lease.instance)).size).toBe(1);
  });

  it('fails 100 calls that come together with one failing creation, and tries again for the next', async () => {
    let broken = true;
    const { manager, created, disposed } = managed(() =>
      broken ? Promise.reject(new Error('bad key')) : Promise.resolve({ serial: 7 })
    );
    const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => manager.acquire(source())));
    expect(
      outcomes.every((outcome) => outcome.status === 'rejected' && String(outcome.reason) === 'Error: bad key')
    ).toBe(true);
    expect(created).toHaveBeenCalledTimes(1);
    broken = false;
    expect((await manager.acquire(source())).instance.serial).toBe(7);
    expect(created).toHaveBeenCalledTimes(2);
    await manager.disposeAll();
    expect(disposed).toEqual([7]);
  });

  it('takes a creation that throws at once for a failing one', async () => {
    const { manager } = managed(() => {
      throw new Error('at once');
    });
    await expect(manager.acquire(source())).rejects.toThrow('at once');
  });

  it('disposes a replaced instance after 5 s, so that calls under way can finish', async () => {
    const { manager, clock, disposed } = managed();
    (await manager.acquire(source())).release();
    await manager.acquire(source({ updatedAtMs: 2 }));
    await clock.advance(4_999);
    expect(disposed).toEqual([]);
    await clock.advance(1);
    expect(disposed).toEqual([1]);
  });

  it('does not dispose a replaced instance under a call that takes longer', async () => {
    const { manager, clock, disposed } = managed();
    const slow = await manager.acquire(source());
    await manager.acquire(source({ updatedAtMs: 2 }));
    await clock.advance(60_000);
    expect(disposed).toEqual([]);
    slow.release();
    await settle();
    expect(disposed).toEqual([1]);
  });

  it('counts a lease that is released twice once', async () => {
    const { manager, clock, disposed } = managed();
    const [first] = await Promise.all([manager.acquire(source()), manager.acquire(source())]);
    await manager.acquire(source({ updatedAtMs: 2 }));
    first.release();
    first.release();
    await clock.advance(60_000);
    expect(disposed).toEqual([]);
  });

  it('disposes what nobody asked for in an hour, since deleted data sources are never announced', async () => {
    const { manager, clock, disposed, created, evicted } = managed();
    (await manager.acquire(source())).release();
    await clock.advance(59 * 60_000);
    (await manager.acquire(source())).release();
    await clock.advance(59 * 60_000);
    expect(disposed).toEqual([]);
    await clock.advance(60_000);
    expect(disposed).toEqual([1]);
    expect(evicted).toEqual(['a']);
    expect((await manager.acquire(source())).instance.serial).toBe(2);
    expect(created).toHaveBeenCalledTimes(2);
  });

  it('never evicts an instance in use', async () => {
    const { manager, clock, disposed } = managed();
    const lease = await manager.acquire(source());
    (await manager.acquire(source())).release();
    await clock.advance(3 * 60 * 60_000);
    expect(disposed).toEqual([]);
    lease.release();
    await clock.advance(60 * 60_000);
    expect(disposed).toEqual([1]);
  });

  it('disposes everything at the end, current and replaced, used or not, each once', async () => {
    const { manager, clock, disposed } = managed();
    await manager.acquire(source());
    await manager.acquire(source({ updatedAtMs: 2 }));
    (await manager.acquire(source({ uid: 'b' }))).release();
    await manager.disposeAll();
    await clock.advance(24 * 60 * 60_000);
    expect([...disposed].sort()).toEqual([1, 2, 3]);
  });

  it('disposes the others when one disposal fails, and reports it', async () => {
    const onDisposeError = jest.fn();
    const disposed: string[] = [];
    const manager = new InstanceManager<string>({
      clock: new FakeClock(),
      create: ({ uid }) => uid,
      dispose: (uid) => (uid === 'a' ? Promise.reject(new Error('cannot close')) : void disposed.push(uid)),
      onDisposeError,
      onEvicted: jest.fn(),
    });
    await manager.acquire(source());
    await manager.acquire(source({ uid: 'b' }));
    await manager.disposeAll();
    expect(disposed).toEqual(['b']);
    expect(onDisposeError).toHaveBeenCalledTimes(1);
    expect(onDisposeError).toHaveBeenCalledWith(new Error('cannot close'), expect.objectContaining({ uid: 'a' }));
  });
});
