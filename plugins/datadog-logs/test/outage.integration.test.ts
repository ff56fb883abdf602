import { noticesOf, seriesOf, valuesOf } from '@glance/data-source/testing';
import type { Fault } from '@glance/simulator-datadog';
import { logsOf } from './fixtures/logsOf';
import { startDatadog } from './fixtures/startDatadog';

const under = startDatadog();
const MINUTE = 60_000;

const outage = (fault: Fault = { kind: 'answer', status: 503 }) =>
  under.datadog.faults.inject(fault, { endpoint: 'aggregate' });

/** A range that ends now, as dashboards and rules send it. */
function last(minutes: number) {
  const nowMs = under.clock.now();
  return { from: new Date(nowMs - minutes * MINUTE).toISOString(), to: new Date(nowMs).toISOString() };
}

describe('Datadog failing for five minutes', () => {
  const failures: ReadonlyArray<readonly [string, Fault, number]> = [
    ['by being broken', { kind: 'answer', status: 500 }, 502],
    ['by a gateway’s page', { kind: 'htmlBadGateway' }, 502],
    ['by cutting its answers', { kind: 'cutBody' }, 502],
    ['by answering what is no JSON', { kind: 'invalidJson' }, 502],
    ['by answering nothing at all', { kind: 'answer', status: 200, body: {} }, 502],
  ];

  it.each(failures)('%s: every evaluation is an error, never an empty or older answer', async (_, fault, status) => {
    const { plugin, clock, log } = under;
    log(...logsOf('09:58', 3, { service: 'web' }));
    const logs = await plugin.open();
    const rules = [{}, { mode: 'total' }, { groupBy: [{ facet: 'service' }] }];
    for (const rule of rules) {
      expect((await logs.ask(rule, { ...last(5), fromAlert: true })).ok).toBe(true);
    }
    const end = outage(fault);
    for (let minute = 1; minute <= 2; minute += 1) {
      clock.advance(MINUTE);
      const answers = await Promise.all(rules.map((rule) => logs.ask(rule, { ...last(5), fromAlert: true })));
      expect(answers.map((answer) => answer.ok || [answer.status, answer.source])).toEqual(
        rules.map(() => [status, 'downstream'])
      );
    }
    end();
    clock.advance(MINUTE);
    for (const rule of rules) {
      expect((await logs.ask(rule, { ...last(5), fromAlert: true })).ok).toBe(true);
    }
  });

  it('leaves a dashboard the blocks that it had, with their age, and gaps for what nobody asked about', async () => {
    const { plugin, clock, log } = under;
    log(...logsOf('09:50', 4), ...logsOf('09:59', 6));
    const logs = await plugin.open();
    const panel = { interval: '10s' };
    const before = await logs.frame(panel, last(20));
    outage();
    clock.advance(5 * MINUTE);
    const frame = await logs.frame(panel, last(20));
    const [series] = seriesOf(frame);
    // Twenty minutes of 10 s, of which the last five are unknown.
    expect(series?.values.slice(0, 90)).toEqual(seriesOf(before)[0]?.values.slice(30));
    expect(series?.values.slice(90)).toEqual(Array.from({ length: 30 }, () => null));
    expect(noticesOf(frame)).toMatch(/5 minutes old\. Datadog is not available now \(status 503\)/);
    expect(noticesOf(frame)).toMatch(/Some buckets are not known/);
    expect(frame.meta?.custom).toMatchObject({ fetchedAt: '2026-11-25T10:00:00.000Z' });
  });

  it('leaves a dashboard the whole answer of a range that does not move, whatever it is grouped by', async () => {
    const { plugin, clock, log } = under;
    log(...logsOf('09:30', 4, { service: 'web' }));
    const logs = await plugin.open();
    const range = { from: '2026-11-25T09:00:00Z', to: '2026-11-25T09:55:00Z' };
    const panels = [{}, { groupBy: [{ facet: 'service' }] }, { mode: 'total', groupBy: [{ facet: 'service' }] }];
    const before = await Promise.all(panels.map((panel) => logs.frame(panel, range)));
    outage();
    clock.advance(3 * 60 * MINUTE + 5 * MINUTE);
    for (const [index, panel] of panels.entries()) {
      const frame = await logs.frame(panel, range);
      expect(frame.fields).toEqual(before[index]?.fields);
      expect(noticesOf(frame)).toMatch(/These counts are 3 hours 5 minutes old\. Datadog is not available now/);
    }
  });

  it('is an error on a dashboard that has never had an answer', async () => {
    outage();
    const logs = await under.plugin.open();
    expect(await logs.ask({}, last(20))).toMatchObject({ ok: false, status: 502, source: 'downstream' });
  });
});

describe('an answer that is held', () => {
  const FIXED = { from: '2026-11-25T09:00:00Z', to: '2026-11-25T09:10:00Z', fromAlert: true };

  it.each([
    ['a time series', {}, 6 * MINUTE],
    ['a time series of five minutes', { interval: '5m' }, 10 * MINUTE],
    ['groups', { groupBy: [{ facet: 'service' }], keepGroups: '' }, 6 * MINUTE],
    ['a total', { mode: 'total' }, MINUTE],
    ['a total of groups', { mode: 'total', groupBy: [{ facet: 'service' }], keepGroups: '' }, MINUTE],
  ])(
    'is good for an alert rule no longer than a bucket and five minutes, a total for one minute: %s',
    async (_, model, maxAgeMs) => {
      const { plugin, clock } = under;
      const logs = await plugin.open();
      await logs.frame(model, FIXED);
      outage();
      clock.advance(maxAgeMs);
      expect((await logs.ask(model, FIXED)).ok).toBe(true);
      clock.advance(1);
      expect(await logs.ask(model, FIXED)).toMatchObject({ ok: false, status: 502 });
    }
  );

  it('is given on a dashboard up to one bucket past its freshness while it is asked again, without a word', async () => {
    const { plugin, clock, datadog } = under;
    const logs = await plugin.open();
    const panel = { interval: '5m', groupBy: [{ facet: 'service' }], expectedGroups: [{ service: 'a' }] };
    const range = { from: '2026-11-25T09:00:00Z', to: '2026-11-25T09:55:00Z' };
    await logs.frame(panel, range);
    clock.advance(5 * MINUTE - 1);
    await logs.frame(panel, range);
    expect(datadog.journal.of('aggregate')).toHaveLength(1);
    clock.advance(2);
    const frame = await logs.frame(panel, range);
    expect(noticesOf(frame)).toBe('');
    expect(frame.meta?.custom).toMatchObject({ fetchedAt: '2026-11-25T10:00:00.000Z' });
    await datadog.journal.arrived('aggregate', 2);
    await datadog.journal.idle();
  });

  it('is stored as long as cacheTtlSeconds says, and not at all for 0', async () => {
    const { plugin, clock, datadog } = under;
    const calls = () => datadog.journal.of('aggregate').length;
    const range = { from: '2026-11-25T09:00:00Z', to: '2026-11-25T09:55:00Z' };
    const brief = await plugin.open({ jsonData: { cacheTtlSeconds: 20 } });
    await brief.frame({ interval: '5m' }, range);
    clock.advance(41_000);
    await brief.frame({ interval: '5m' }, range);
    expect(calls()).toBe(2);
    const none = await plugin.open({ jsonData: { cacheTtlSeconds: 0 } });
    await none.frame({ query: 'x' }, range);
    await none.frame({ query: 'x' }, range);
    expect(calls()).toBe(4);
    await Promise.all([none.frame({ query: 'x' }, range), none.frame({ query: 'x' }, range)]);
    expect(calls()).toBe(5);
    outage();
    expect((await none.ask({ query: 'x' }, range)).ok).toBe(false);
  });

  it('is dropped by the button, which says how many answers went', async () => {
    const { plugin, datadog } = under;
    const logs = await plugin.open();
    await logs.frame({ groupBy: [{ facet: 'service' }] });
    expect(await logs.resource('POST', 'cache/clear')).toEqual({ status: 200, json: { dropped: 1 } });
    await logs.frame({ groupBy: [{ facet: 'service' }] });
    expect(datadog.journal.of('aggregate')).toHaveLength(2);
  });
});

describe('an answer that Datadog itself calls incomplete', () => {
  const altered = (meta: object): Fault => ({
    kind: 'alteredJson',
    alter: (json) => ({ ...(json as object), meta: { ...(json as { meta: object }).meta, ...meta } }),
  });
  const cases: ReadonlyArray<readonly [string, Fault, number, RegExp]> = [
    ['by a time-out', altered({ status: 'timeout' }), 504, /gave up before it had looked at all logs/],
    [
      'by a warning',
      altered({ warnings: [{ code: 'x', title: 'Some shards failed', detail: '' }] }),
      502,
      /Some shards failed/,
    ],
  ];

  it.each(cases)('%s is a notice on dashboards and an error for alert rules', async (_, fault, status, text) => {
    const { plugin, datadog, log } = under;
    log(...logsOf('09:58', 3, { service: 'web' }));
    const logs = await plugin.open();
    for (const model of [{}, { mode: 'total' }, { groupBy: [{ facet: 'service' }] }]) {
      datadog.faults.inject(fault, { endpoint: 'aggregate' });
      const frame = await logs.frame({ interval: '1m', ...model }, last(10));
      expect(frame.fields.length).toBeGreaterThan(0);
      expect(noticesOf(frame)).toMatch(text);
      expect(await logs.ask(model, { ...last(10), fromAlert: true })).toMatchObject({
        ok: false,
        status,
        source: 'downstream',
        message: expect.stringMatching(text),
      });
      datadog.faults.clear();
      await logs.resource('POST', 'cache/clear');
    }
  });

  it('is asked again after a minute at the latest, however wide its buckets are', async () => {
    const { plugin, datadog, clock, log } = under;
    log(...logsOf('09:58', 3));
    const logs = await plugin.open();
    const panel = { interval: '1d' };
    const range = { from: '2026-11-24T00:00:00Z', to: '2026-11-26T00:00:00Z' };
    datadog.faults.inject(altered({ status: 'timeout' }), { endpoint: 'aggregate', times: 1 });
    expect(noticesOf(await logs.frame(panel, range))).toMatch(/incomplete/);
    clock.advance(2 * MINUTE + 1);
    const frame = await logs.frame(panel, range);
    expect(noticesOf(frame)).toBe('');
    expect(valuesOf(frame.fields[1])).toEqual([0, 3]);
  });

  it('because an index does not exist says which, and is a mistake in an alert rule', async () => {
    const logs = await under.plugin.open();
    const model = { indexes: ['nope'] };
    expect(noticesOf(await logs.frame(model, last(10)))).toMatch(/indexes: nope \(check indexes\)/);
    expect(await logs.ask(model, { ...last(10), fromAlert: true })).toMatchObject({
      status: 400,
      message: expect.stringMatching(/nope.*check indexes/),
    });
  });
});
