import { noticesOf, RequestsUnderWay, seriesOf } from '@glance/data-source/testing';
import { FakeClock } from '@glance/cache/testing';
import { type DatadogSimulator, startDatadogSimulator } from '@glance/simulator-datadog';
import { logsOf } from './fixtures/logsOf';
import { type DataSourceUnderTest, PluginUnderTest } from './fixtures/openDataSource';
import { startDatadog } from './fixtures/startDatadog';

const MINUTE = 60_000;
const SECOND = 1000;
const under = startDatadog();
const calls = () => under.datadog.journal.of('aggregate').length;

/** A range that ends now and is so many minutes long, as dashboards and rules send it. */
function last(minutes: number) {
  const nowMs = under.clock.now();
  return { from: new Date(nowMs - minutes * MINUTE).toISOString(), to: new Date(nowMs).toISOString() };
}

/** Evaluates rules every minute of an hour, one after another within the minute, as Grafana does. */
async function evaluateForAnHour(
  logs: DataSourceUnderTest,
  rules: ReadonlyArray<{ model: object; minutes: number }>,
  minutes = 60
) {
  const outcomes = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    for (const { model, minutes } of rules) {
      outcomes.push(await logs.ask({ ...model }, { ...last(minutes), fromAlert: true }));
      under.clock.advance(10 * SECOND);
    }
    under.clock.advance(MINUTE - rules.length * 10 * SECOND);
  }
  return outcomes;
}

describe('five one-minute rules on one filter cost', () => {
  const query = 'status:error';
  const ranges = [5, 10, 15, 30, 60];

  // The first minute costs one more: nobody knows yet that others look back farther.
  it.each([
    ['short', ranges, 61],
    ['long', [5, 30, 180, 720, 60], 62],
  ])('one call a minute, in which late re-reads ride along: %s ranges', async (_, ranges, most) => {
    const logs = await under.plugin.open();
    const outcomes = await evaluateForAnHour(
      logs,
      ranges.map((minutes) => ({ model: { query }, minutes }))
    );
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
    expect(calls()).toBeLessThanOrEqual(most);
  });

  it('one call a minute as totals too', async () => {
    const logs = await under.plugin.open();
    await evaluateForAnHour(
      logs,
      ranges.map((minutes) => ({ model: { query, mode: 'total' }, minutes }))
    );
    expect(calls()).toBeLessThanOrEqual(61);
  });

  it('one call a minute by group, and one every five minutes for the groups that are kept', async () => {
    const logs = await under.plugin.open();
    const model = { query, groupBy: [{ facet: 'service' }] };
    const outcomes = await evaluateForAnHour(
      logs,
      ranges.map((_, index) => ({ model: { ...model, legendFormat: `${index}` }, minutes: 10 }))
    );
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
    // The hour begins within a step of five minutes, so it touches thirteen.
    const lookBacks = under.datadog.journal.of('aggregate').filter(({ body }) => body.includes('"total"'));
    expect(lookBacks).toHaveLength(13);
    expect(calls()).toBe(73);
  });

  it('no more while Datadog fails, and every evaluation is an error', async () => {
    const { plugin, datadog } = under;
    const logs = await plugin.open();
    datadog.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'aggregate' });
    // All rules of a minute at once: they share the failure.
    for (let minute = 0; minute < 60; minute += 1) {
      const answers = await Promise.all(
        ranges.map((minutes) => logs.ask({ query }, { ...last(minutes), fromAlert: true }))
      );
      expect(answers.map((answer) => answer.ok || answer.status)).toEqual(ranges.map(() => 502));
      under.clock.advance(MINUTE);
    }
    expect(calls()).toBeLessThanOrEqual(75);
  });

  it('nothing more when the quota ends, and are errors with the time until it is back', async () => {
    const { plugin, datadog, clock } = under;
    const logs = await plugin.open();
    datadog.quota.switchOn({ limit: 30, periodSeconds: 3600 });
    const rules = ranges.map((minutes) => ({ model: { query }, minutes }));
    // Not to the end of the hour: whoever can wait for the quota does.
    const outcomes = await evaluateForAnHour(logs, rules, 50);
    const failed = outcomes.filter((answer) => !answer.ok);
    // The first minute took two calls.
    expect(failed).toHaveLength((50 - 29) * ranges.length);
    expect(new Set(failed.map((answer) => !answer.ok && answer.status))).toEqual(new Set([429]));
    expect(failed[0]).toMatchObject({
      source: 'downstream',
      message: expect.stringMatching(/quota is used up until 2026-11-25 11:00:00 UTC/),
    });
    expect(datadog.quota.state.refused).toBeLessThanOrEqual(1);
    clock.set(Date.parse('2026-11-25T11:01:00Z'));
    expect((await logs.ask({ query }, { ...last(5), fromAlert: true })).ok).toBe(true);
  });
});

describe('ten dashboards on the same search', () => {
  const PANELS = [
    { query: 'status:error' },
    { query: 'status:error', groupBy: [{ facet: 'service' }] },
    { query: 'status:error', mode: 'total', groupBy: [{ facet: 'service' }] },
  ];

  it('opened within ten seconds cost the calls of one', async () => {
    const logs = await under.plugin.open();
    for (let viewer = 0; viewer < 10; viewer += 1) {
      await Promise.all(PANELS.map((model) => logs.frame({ ...model, legendFormat: `${viewer}` }, last(360))));
      under.clock.advance(999);
    }
    expect(calls()).toBe(PANELS.length);
  });

  it('opened at once cost the calls of one while Datadog fails, too', async () => {
    const { plugin, datadog } = under;
    datadog.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'aggregate' });
    datadog.faults.inject({ kind: 'latency', ms: 200 }, { endpoint: 'aggregate' });
    const logs = await plugin.open();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, viewer) =>
        PANELS.map((model) => logs.ask({ ...model, legendFormat: `${viewer}` }, last(360)))
      ).flat()
    );
    expect(answers.every(({ ok }) => !ok)).toBe(true);
    expect(calls()).toBe(PANELS.length);
  });
});

describe('moving the range', () => {
  it('of an ungrouped panel asks only about what is not held', async () => {
    const logs = await under.plugin.open();
    const fixed = (from: string, to: string) => ({ from: `2026-11-25T${from}:00Z`, to: `2026-11-25T${to}:00Z` });
    const panel = { interval: '1m' };
    await logs.frame(panel, fixed('02:00', '08:00'));
    await logs.frame(panel, fixed('03:00', '07:30'));
    expect(calls()).toBe(1);
    await logs.frame(panel, fixed('01:00', '09:00'));
    expect(calls()).toBe(2);
    // Both ends are missing, which is still one call.
    const [, second] = under.datadog.journal.of('aggregate');
    expect(JSON.parse(second?.body ?? '')).toMatchObject({
      filter: { from: String(Date.parse('2026-11-25T01:00:00Z')), to: String(Date.parse('2026-11-25T09:00:00Z')) },
    });
  });

  it('costs nothing when it is drawn otherwise', async () => {
    const logs = await under.plugin.open();
    const drawings = [
      {},
      { fill: 'null' },
      { legendFormat: 'x' },
      { partialBuckets: 'drop' },
      { evaluationDelay: '0s' },
    ];
    for (const drawing of drawings) {
      await logs.frame({ interval: '1m', ...drawing }, { from: '2026-11-25T02:00:00Z', to: '2026-11-25T03:00:00Z' });
    }
    expect(calls()).toBe(1);
  });
});

describe('late logs', () => {
  const requests = new RequestsUnderWay();
  afterAll(() => requests.stop());
  const arriveAt = (time: string) => ({ arrivalMs: Date.parse(`2026-11-25T${time}:00Z`) });
  const sumOf = (frame: Parameters<typeof seriesOf>[0]) =>
    seriesOf(frame)[0]?.values.reduce<number>((sum, value) => sum + Number(value), 0);

  it('appear with the next minute’s evaluation', async () => {
    const { plugin, clock, log } = under;
    log(...logsOf('09:57', 4), ...logsOf('09:57', 3, arriveAt('10:01')));
    const logs = await plugin.open();
    const rule = () => logs.frame({}, { ...last(10), fromAlert: true });
    expect(sumOf(await rule())).toBe(4);
    clock.advance(MINUTE);
    expect(sumOf(await rule())).toBe(7);
  });

  it('appear on a dashboard as long as ten minutes after a block’s end, and then a day later', async () => {
    const { plugin, clock, log } = under;
    log(...logsOf('08:30', 1), ...logsOf('08:30', 2, arriveAt('10:05')), ...logsOf('08:30', 4, arriveAt('12:00')));
    const logs = await plugin.open();
    const HOUR = { from: '2026-11-25T08:00:00Z', to: '2026-11-25T09:00:00Z' };
    const panel = { interval: '1m' };
    clock.set(Date.parse('2026-11-25T09:09:00Z'));
    expect(sumOf(await logs.frame(panel, HOUR))).toBe(1);
    clock.set(Date.parse('2026-11-25T10:10:00Z'));
    expect(sumOf(await logs.frame(panel, HOUR))).toBe(3);
    clock.set(Date.parse('2026-11-26T10:00:00Z'));
    expect(sumOf(await logs.frame(panel, HOUR))).toBe(3);
    expect(calls()).toBe(2);
    clock.set(Date.parse('2026-11-26T22:11:00Z'));
    await logs.frame(panel, HOUR);
    await requests.settled();
    expect(sumOf(await logs.frame(panel, HOUR))).toBe(7);
  });
});

it('a dashboard without a delay never makes a rule judge earlier than its delay', async () => {
  const { plugin, clock, log } = under;
  log(...logsOf('09:59', 1), ...logsOf('09:59', 5, { arrivalMs: Date.parse('2026-11-25T10:00:50Z') }));
  const logs = await plugin.open();
  const model = { interval: '1m', partialBuckets: 'drop' };
  const counts = async (fromAlert: boolean) =>
    seriesOf(await logs.frame(model, { ...last(5), fromAlert }))[0]?.values.at(-1);
  clock.set(Date.parse('2026-11-25T10:00:05Z'));
  expect(await counts(false)).toBe(1);
  clock.set(Date.parse('2026-11-25T10:01:00Z'));
  expect(await counts(true)).toBe(6);
});

describe('a refusal for lack of quota', () => {
  it('stands until its reset, for all questions, and is told with it', async () => {
    const { plugin, datadog, clock } = under;
    const logs = await plugin.open();
    const panel = { interval: '1m', query: 'a' };
    await logs.frame(panel, last(60));
    datadog.quota.refuseAll({ seconds: 300 });
    clock.advance(3 * MINUTE);
    const soon = () => ({ deadlineAtMs: clock.now() + 5 * SECOND });
    for (let second = 0; second < 100; second += 20) {
      const rule = await logs.ask({ query: `rule ${second}` }, { ...last(5), fromAlert: true, ...soon() });
      expect(rule).toMatchObject({
        status: 429,
        source: 'downstream',
        message: expect.stringContaining('until 2026-11-25 10:05:00 UTC'),
      });
      const frame = await logs.frame(panel, { from: '2026-11-25T09:00:00Z', to: '2026-11-25T10:00:00Z', ...soon() });
      expect(noticesOf(frame)).toMatch(/[34] minutes old\..*quota is used up until 2026-11-25 10:05:00 UTC/);
      clock.advance(20 * SECOND);
    }
    expect(datadog.quota.state.refused).toBeLessThanOrEqual(2);
    clock.set(Date.parse('2026-11-25T10:06:00Z'));
    expect((await logs.ask({ query: 'rule' }, { ...last(5), fromAlert: true })).ok).toBe(true);
  });
});

describe('what has waited for the quota', () => {
  const requests = new RequestsUnderWay();
  afterAll(() => requests.stop());

  it('is asked for rules first', async () => {
    const clock = new FakeClock(Date.parse('2026-11-25T10:00:00Z'));
    const datadog: DatadogSimulator = await startDatadogSimulator({ now: () => clock.now() });
    const plugin = new PluginUnderTest(datadog, { clock });
    const logs = await plugin.open();
    datadog.quota.refuseAll({ seconds: 20 });
    await logs.ask({ query: 'first' }, { deadlineAtMs: clock.now() + SECOND });
    datadog.journal.clear();
    const deadlineAtMs = clock.now() + 10 * MINUTE;
    const ask = (query: string, fromAlert: boolean) => logs.ask({ query }, { fromAlert, deadlineAtMs });
    const waiting = [
      ...['p1', 'p2', 'p3', 'p4'].map((query) => ask(query, false)),
      ...['r1', 'r2'].map((query) => ask(query, true)),
    ];
    let answered = 0;
    waiting.forEach((answer) => void answer.then(() => (answered += 1)));
    for (let second = 0; second < 120 && answered < waiting.length; second += 1) {
      await clock.advance(SECOND);
      await requests.settled();
    }
    expect((await Promise.all(waiting)).filter(({ ok }) => !ok)).toEqual([]);
    const order = datadog.journal
      .of('aggregate')
      .map(({ body }) => (JSON.parse(body) as { filter: { query: string } }).filter.query);
    expect(order).toHaveLength(6);
    expect(order.slice(0, 2).sort()).toEqual(['r1', 'r2']);
    await plugin.close();
    await datadog.stop();
  });
});
