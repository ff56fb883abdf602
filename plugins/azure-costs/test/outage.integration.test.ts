import { FakeClock } from '@glance/cache/testing';
import { type AzureSimulator, startAzureSimulator, throttled } from '@glance/simulator-azure';
import { type DataSourceUnderTest, NOW, PluginUnderTest } from './fixtures/openDataSource';
import { RequestsUnderWay } from '@glance/data-source/testing';
import { noticesOf } from './fixtures/scriptedAnswer';
import { startAzure } from './fixtures/startAzure';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const OUTAGE_MINUTES = 10;
// Holds are 2, 20, 45, 60 or 90 s and up to a tenth more: at these steps none is about to end, which callers would wait for.
const STEP_SECONDS = 17;

describe('Azure refusing everything for 10 minutes', () => {
  const under = startAzure();
  const query = () => ({ scopes: [under.scopes[0]] });

  it.each([
    ['with the time in a header', throttled({ entity: OUTAGE_MINUTES * 60 }), 1],
    ['with a header that is too short', throttled({ entity: 2 }), 14],
    ['without a word on the time', throttled({ none: 0 }), 11],
  ])('%s, leaves dashboards their last answer and rules an error, and is not hammered', async (_, fault, most) => {
    const { azure, plugin, clock } = under;
    const costs = await plugin.open();
    const good = await costs.frame(query());
    clock.advance(9 * HOUR_MS);
    azure.journal.clear();
    azure.faults.inject(fault, { endpoint: 'query' });
    for (let second = 0; second < OUTAGE_MINUTES * 60; second += STEP_SECONDS) {
      // Less than the shortest hold, or they would wait it out; enough for a call on a busy machine: timers are real here.
      const deadlineAtMs = clock.now() + 1_500;
      const panel = await costs.frame(query(), { deadlineAtMs });
      expect(panel.fields).toEqual(good.fields);
      expect(panel.meta?.custom).toEqual(good.meta?.custom);
      expect(noticesOf(panel)).toMatch(/9 hours( \d+ minutes?)? old.*quota.* until 2026-11-25 19:\d\d:\d\d UTC/);
      expect(await costs.ask(query(), { fromAlert: true, deadlineAtMs })).toMatchObject({
        ok: false,
        status: 429,
        source: 'downstream',
        message: expect.stringMatching(/until 2026-11-25 19:\d\d:\d\d UTC/),
      });
      clock.advance(STEP_SECONDS * 1000);
    }
    expect(azure.journal.of('query').length).toBeGreaterThan(0);
    expect(azure.journal.of('query').length).toBeLessThanOrEqual(most);
    azure.faults.clear();
    clock.advance(3 * MINUTE_MS);
    const back = await costs.frame(query(), { fromAlert: true });
    expect(back.meta?.custom).not.toEqual(good.meta?.custom);
  });
});

describe('what has waited for the quota', () => {
  const clock = new FakeClock(Date.parse(NOW));
  const requests = new RequestsUnderWay();
  let azure: AzureSimulator;
  let plugin: PluginUnderTest;
  beforeAll(async () => {
    azure = await startAzureSimulator({ now: () => clock.now() });
  });
  afterAll(async () => {
    requests.stop();
    await azure.stop();
  });
  beforeEach(() => {
    plugin = new PluginUnderTest(azure, { clock });
  });
  afterEach(() => plugin.close());

  it('does not burst when it is back: rules come first, and no call is refused', async () => {
    // The clock is moved by hand and may run ahead of real answers: nothing here is about the time of one call.
    const costs = await plugin.open({ jsonData: { timeout: 120 } });
    const scope = `subscriptions/${azure.model.subscriptions[1]?.id}`;
    azure.faults.inject(throttled({ entity: 120 }), { endpoint: 'query', times: 1 });
    const ask = (name: string, fromAlert = false) =>
      costs.ask({ scopes: [scope], groupBy: [{ name }] }, { fromAlert, deadlineAtMs: clock.now() + 15 * MINUTE_MS });
    await costs.ask({ scopes: [scope] }, { deadlineAtMs: clock.now() + 1000 });
    azure.journal.clear();
    azure.quota.switchOn({ callsPerMinuteAndScope: 4 });
    const panels = ['ServiceName', 'ResourceGroupName', 'ResourceType', 'ResourceLocation', 'ChargeType', 'Meter'];
    const rules = ['PublisherType', 'Product'];
    const waiting = [...panels.map((name) => ask(name)), ...rules.map((name) => ask(name, true))];
    const answered = new Set<number>();
    waiting.forEach((answer, index) => void answer.then(() => answered.add(index)));
    for (let second = 0; second < 12 * 60 && answered.size < waiting.length; second += 1) {
      await clock.advance(1000);
      await requests.settled();
    }
    expect((await Promise.all(waiting)).filter(({ ok }) => !ok)).toEqual([]);
    const calls = azure.journal.of('query');
    expect(calls).toHaveLength(waiting.length);
    expect(azure.quota.state.refused).toBe(0);
    expect(azure.journal.peakInFlight('query')).toBeLessThanOrEqual(3);
    expect(calls.slice(0, 2).map(({ body }) => rules.some((name) => body.includes(`"${name}"`)))).toEqual([true, true]);
    for (const { at } of calls) {
      expect(calls.filter((other) => other.at >= at && other.at < at + MINUTE_MS).length).toBeLessThanOrEqual(4);
    }
  });
});

describe('data sources with equal credentials', () => {
  const under = startAzure();
  const refusedFor = (costs: DataSourceUnderTest, name: string) =>
    costs.ask({ scopes: [under.scopes[0]], groupBy: [{ name }] }, { deadlineAtMs: under.clock.now() + 2_000 });

  it('learn of a refusal from each other, and others do not', async () => {
    const { azure, plugin } = under;
    const [one, two] = [await plugin.open({ uid: 'one' }), await plugin.open({ uid: 'two' })];
    const elsewhere = await plugin.open({
      uid: 'elsewhere',
      jsonData: { resourceManagerUrl: azure.armUrl.replace('localhost', '127.0.0.1') },
    });
    azure.faults.inject(throttled({ entity: 60 }), { endpoint: 'query', times: 1 });
    expect(await refusedFor(one, 'ServiceName')).toMatchObject({ ok: false, status: 429 });
    expect(await refusedFor(two, 'ResourceType')).toMatchObject({ ok: false, status: 429 });
    expect(azure.journal.of('query')).toHaveLength(1);
    expect((await refusedFor(elsewhere, 'ResourceType')).ok).toBe(true);
  });

  it('show what is left each under its own name, until they are gone', async () => {
    const { plugin, scopes } = under;
    const [one, two] = [await plugin.open({ uid: 'one' }), await plugin.open({ uid: 'two' })];
    await one.frame({ scopes: [scopes[0]] });
    const remaining = (uid: string) => `glance_upstream_quota_remaining{datasource_uid="${uid}",bucket="${scopes[0]}"}`;
    const shown = async () => {
      const text = await plugin.metrics.text();
      return ['one', 'two'].filter((uid) => text.includes(remaining(uid)));
    };
    expect(await shown()).toEqual(['one', 'two']);
    await one.dispose();
    expect(await shown()).toEqual(['two']);
    await two.frame({ scopes: [scopes[1]] });
    expect(await shown()).toEqual(['two']);
  });
});
