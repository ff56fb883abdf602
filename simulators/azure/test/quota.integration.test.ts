// Each rule of the quota by itself: the other limits are out of reach where they are not meant.
import { type AzureSimulator, type QuotaOptions, SettableClock, startAzureSimulator } from '../src';
import { type ArmReply, AzureCaller } from './AzureCaller';

const AMPLE: QuotaOptions = {
  callsPerMinuteAndScope: 1000,
  callsPerMinuteAndPrincipal: 1000,
  qpuPer10Seconds: 10_000,
  qpuPerMinute: 10_000,
  qpuPerHour: 10_000,
};
const YEAR = { from: '2025-11-01', to: '2026-10-31' };

// Working out costs takes its time on machines that do other things too.
jest.setTimeout(30_000);

describe('the quota of Cost Management', () => {
  const clock = new SettableClock(0);
  let azure: AzureSimulator;
  let caller: AzureCaller;
  let scopes: readonly string[];

  beforeAll(async () => {
    clock.set(Date.parse('2026-11-25T10:00:00Z'));
    azure = await startAzureSimulator({ now: clock.now, tokenLifetimeSeconds: 86_400 });
    scopes = azure.model.subscriptions.map(({ id }) => `subscriptions/${id}`);
    caller = await AzureCaller.signIn(azure);
  });
  afterAll(() => azure.stop());
  afterEach(() => azure.quota.switchOff());

  const ask = async (count: number, question: () => Promise<ArmReply>): Promise<readonly ArmReply[]> => {
    const replies: ArmReply[] = [];
    while (replies.length < count) {
      replies.push(await question());
    }
    return replies;
  };
  const statuses = (replies: readonly ArmReply[]) => replies.map(({ status }) => status);
  const waits = ({ headers }: ArmReply) =>
    Object.fromEntries(
      Object.entries(headers)
        .filter(([name]) => name.endsWith('retry-after'))
        .map(([name, value]) => [name.replace('x-ms-ratelimit-microsoft.costmanagement-', ''), Number(value)])
    );
  const remaining = ({ headers }: ArmReply, of: string) =>
    headers[`x-ms-ratelimit-remaining-microsoft.costmanagement-${of}-requests`];
  const qpu = ({ headers }: ArmReply, of: string) => headers[`x-ms-ratelimit-microsoft.costmanagement-qpu-${of}`];

  it('is off unless it is switched on', async () => {
    expect(statuses(await ask(8, () => caller.query(scopes[0]!)))).toEqual(Array<number>(8).fill(200));
    expect(azure.quota.state).toMatchObject({ isOn: false, admitted: 0, refused: 0 });
  });

  it('lets four calls a minute pass for each scope', async () => {
    azure.quota.switchOn();
    const replies = await ask(5, () => caller.query(scopes[0]!));

    expect(statuses(replies)).toEqual([200, 200, 200, 200, 429]);
    expect(replies.map((reply) => remaining(reply, 'entity'))).toEqual(
      [3, 2, 1, 0, 0].map((left) => `DefaultQuota:${left}`)
    );
    expect(replies[4]?.json).toEqual({ error: { code: '429', message: 'Too many requests. Please retry.' } });
    expect(waits(replies[4]!)).toEqual({ 'entity-retry-after': 60 });
    expect((await caller.query(scopes[1]!)).status).toBe(200);
    expect(azure.quota.state).toMatchObject({
      admitted: 5,
      refused: 1,
      refusedBy: { entity: 1, tenant: 0, clienttype: 0, qpu: 0 },
      scopes: { [scopes[0]!]: { admitted: 4, refused: 1 }, [scopes[1]!]: { admitted: 1, refused: 0 } },
    });
  });

  it('takes scopes as the same in any case, and a resource group as one of its own', async () => {
    azure.quota.switchOn({ ...AMPLE, callsPerMinuteAndScope: 1 });
    await caller.query(scopes[0]!);

    expect((await caller.query(scopes[0]!.toUpperCase())).status).toBe(429);
    expect((await caller.query(`${scopes[0]}/resourceGroups/rg-payments-prod`)).status).toBe(200);
  });

  it('begins anew a minute after the first call, whatever was refused meanwhile', async () => {
    azure.quota.switchOn({ ...AMPLE, callsPerMinuteAndScope: 1 });
    await caller.query(scopes[0]!);
    clock.advance(59_000);
    expect(waits(await caller.query(scopes[0]!))).toEqual({ 'entity-retry-after': 1 });
    clock.advance(1000);
    expect((await caller.query(scopes[0]!)).status).toBe(200);
  });

  it('lets each principal make twenty calls a minute', async () => {
    azure.quota.switchOn({ ...AMPLE, callsPerMinuteAndPrincipal: undefined });
    const replies = await ask(21, () => caller.query(scopes[0]!));

    expect(statuses(replies).lastIndexOf(200)).toBe(19);
    expect(waits(replies[20]!)).toEqual({ 'tenant-retry-after': 60 });
    const machine = await AzureCaller.asMachine(azure);
    expect((await machine.query(scopes[0]!)).status).toBe(200);
  });

  it('shares one small bucket among all who send no ClientType, and strangers have been there', async () => {
    azure.quota.switchOn(AMPLE);
    const replies = await ask(3, () => caller.query(scopes[0]!, { clientType: null }));

    expect(statuses(replies)).toEqual([200, 200, 429]);
    expect(replies.map((reply) => remaining(reply, 'clienttype'))).toEqual(
      [1, 0, 0].map((left) => `DefaultQuota:${left}`)
    );
    expect(Object.keys(waits(replies[2]!))).toEqual(['clienttype-retry-after']);
    const named = await caller.query(scopes[0]!);
    expect([named.status, remaining(named, 'clienttype')]).toEqual([200, 'DefaultQuota:1999']);
  });

  it.each([
    ['10 seconds', { qpuPer10Seconds: undefined }, 12, 10],
    ['minute', { qpuPerMinute: undefined }, 60, 60],
    ['hour', { qpuPerHour: undefined }, 600, 3600],
  ])('holds the whole tenant to its query processing units for each %s', async (_, limit, units, seconds) => {
    azure.quota.switchOn({ ...AMPLE, ...limit });
    const calls = units / 12;
    const machine = await AzureCaller.asMachine(azure);
    const replies = await ask(calls, () => caller.query(scopes[0]!, { period: YEAR }));

    expect(new Set(statuses(replies))).toEqual(new Set([200]));
    expect(waits(await machine.query(scopes[0]!))).toEqual({ 'qpu-retry-after': seconds });
    clock.advance(seconds * 1000);
    expect((await machine.query(scopes[0]!)).status).toBe(200);
  });

  it('counts a processing unit for each month, rounded up, and tells what is left in each window', async () => {
    azure.quota.switchOn();
    const month = await caller.query(scopes[0]!);
    expect([qpu(month, 'consumed'), qpu(month, 'remaining')]).toEqual([
      '1',
      'QueriesPerHour:599,QueriesPerMin:59,QueriesPer10Sec:11',
    ]);
    const acrossTwo = await caller.query(scopes[0]!, { period: { from: '2026-09-15', to: '2026-10-14' } });
    expect(qpu(acrossTwo, 'consumed')).toBe('1');
    const monthAndDay = await caller.query(scopes[0]!, { period: { from: '2026-09-15', to: '2026-10-15' } });
    expect(qpu(monthAndDay, 'consumed')).toBe('2');
    expect(azure.quota.state.qpuConsumed).toBe(4);
  });

  it('consumes nothing for a call that does not fit, and so lets a smaller one pass', async () => {
    azure.quota.switchOn({ ...AMPLE, qpuPer10Seconds: 3 });
    await caller.query(scopes[0]!);
    const refused = await caller.query(scopes[0]!, { period: YEAR });

    expect([refused.status, qpu(refused, 'consumed')]).toEqual([429, '0']);
    expect(statuses(await ask(3, () => caller.query(scopes[0]!)))).toEqual([200, 200, 429]);
  });

  it('charges a refused call to the limits that are not exhausted', async () => {
    azure.quota.switchOn({ callsPerMinuteAndScope: 1 });
    await caller.query(scopes[0]!);
    const refused = await caller.query(scopes[0]!);

    expect(refused.status).toBe(429);
    expect([remaining(refused, 'entity'), remaining(refused, 'tenant'), qpu(refused, 'consumed')]).toEqual([
      'DefaultQuota:0',
      'DefaultQuota:18',
      '1',
    ]);
  });

  it('counts a query that it does not understand, as a call that processed nothing', async () => {
    azure.quota.switchOn({ ...AMPLE, callsPerMinuteAndScope: 1 });
    const typo = await caller.query(scopes[0]!, { dataset: { granularity: 'Dayly' }, period: YEAR });

    expect(typo.status).toBe(400);
    expect((await caller.query(scopes[0]!)).status).toBe(429);
  });

  it('counts dimensions as calls that process nothing, and lists of Resource Manager not at all', async () => {
    azure.quota.switchOn({ ...AMPLE, callsPerMinuteAndScope: 1 });
    const dimensions = await caller.dimensions(scopes[0]!);

    expect([dimensions.status, remaining(dimensions, 'entity')]).toEqual([200, 'DefaultQuota:0']);
    expect(qpu(dimensions, 'consumed')).toBeUndefined();
    expect((await caller.query(scopes[0]!)).status).toBe(429);
    const tags = await ask(3, () => caller.ask({ path: `/${scopes[0]}/tagNames?api-version=2021-04-01` }));
    expect(statuses(tags)).toEqual([200, 200, 200]);
    expect(azure.quota.state).toMatchObject({ admitted: 1, refused: 1 });
  });

  it('names each of several exhausted limits', async () => {
    azure.quota.switchOn({ callsPerMinuteAndScope: 1, callsPerMinuteAndPrincipal: 1 });
    await caller.query(scopes[0]!);

    expect(waits(await caller.query(scopes[0]!))).toEqual({ 'entity-retry-after': 60, 'tenant-retry-after': 60 });
    expect(azure.quota.state.refusedBy).toEqual({ entity: 1, tenant: 1, clienttype: 0, qpu: 0 });
  });

  it('can refuse without a word about the limits', async () => {
    azure.quota.switchOn({ callsPerMinuteAndScope: 0, headers: 'none' });
    const { status, headers } = await caller.query(scopes[0]!);

    expect(status).toBe(429);
    expect(Object.keys(headers).filter((name) => name.includes('ratelimit') || name === 'retry-after')).toEqual([]);
  });

  it('can give a hint that is too short', async () => {
    azure.quota.switchOn({ ...AMPLE, callsPerMinuteAndScope: 1, headers: 'tooShort' });
    await caller.query(scopes[0]!);
    expect(waits(await caller.query(scopes[0]!))).toEqual({ 'entity-retry-after': 2 });
    clock.advance(2000);
    expect(waits(await caller.query(scopes[0]!))).toEqual({ 'entity-retry-after': 2 });
    clock.advance(58_000);
    expect((await caller.query(scopes[0]!)).status).toBe(200);
  });

  it('can refuse everything for a while, with or without limits, and then has not charged anything', async () => {
    azure.quota.refuseAll({ seconds: 600 });
    const without = await caller.query(scopes[0]!);
    expect([without.status, waits(without)]).toEqual([429, { 'tenant-retry-after': 600 }]);
    expect((await caller.dimensions(scopes[1]!)).status).toBe(429);

    azure.quota.switchOn({ ...AMPLE, callsPerMinuteAndScope: 1 });
    clock.advance(599_000);
    expect(waits(await caller.query(scopes[0]!))).toEqual({ 'tenant-retry-after': 1 });
    clock.advance(1000);
    expect(statuses(await ask(2, () => caller.query(scopes[0]!)))).toEqual([200, 429]);

    azure.quota.refuseAll({ seconds: 600, headers: 'none' });
    expect(waits(await caller.query(scopes[1]!))).toEqual({});
    azure.quota.endRefusal();
    expect((await caller.query(scopes[1]!)).status).toBe(200);
  });

  it('is on from the start when the simulator is told so', async () => {
    const scarce = await startAzureSimulator({ now: clock.now, quota: { callsPerMinuteAndScope: 1 } });
    try {
      const client = await AzureCaller.signIn(scarce);
      expect(statuses(await ask(2, () => client.query(scopes[0]!)))).toEqual([200, 429]);
    } finally {
      await scarce.stop();
    }
  });
});
