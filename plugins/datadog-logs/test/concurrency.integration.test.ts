import { RequestsUnderWay } from '@glance/data-source/testing';
import { logsOf } from './fixtures/logsOf';
import { startDatadog } from './fixtures/startDatadog';

const under = startDatadog();
const calls = () => under.datadog.journal.of('aggregate').length;

/** 24 queries that differ in what they ask. */
const differentQueries = () =>
  ['service', 'host', 'source', 'env'].flatMap((facet) =>
    ['error', 'warn', 'info'].flatMap((status) =>
      (['timeseries', 'total'] as const).map((mode) => ({ mode, query: `status:${status}`, groupBy: [{ facet }] }))
    )
  );
/** Alert rules that differ from them, and from each other. */
const rules = () => ['r1', 'r2', 'r3', 'r4', 'r5'].map((query) => ({ query }));

describe('a dashboard of 24 different panels', () => {
  it('has all 24 calls in flight at once, while five rules run', async () => {
    const { datadog, plugin } = under;
    datadog.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'aggregate' });
    const logs = await plugin.open();
    const asked = [
      ...rules().map((model) => ({ model, fromAlert: true })),
      ...differentQueries().map((model) => ({ model, fromAlert: false })),
    ].map((one) => ({ ...one, tab: new AbortController() }));
    const answers = asked.map(({ model, fromAlert, tab: { signal } }) =>
      logs.ask(model, { fromAlert, signal }).catch(() => undefined)
    );
    await datadog.journal.arrived('aggregate', 29);
    expect(datadog.journal.inFlight('aggregate')).toBe(29);
    asked.forEach(({ tab }) => tab.abort());
    await Promise.all(answers);
    await datadog.journal.idle();
    expect(calls()).toBe(29);
  });

  it('costs nothing when it is drawn again', async () => {
    const { datadog, plugin } = under;
    const logs = await plugin.open();
    await Promise.all(differentQueries().map((query) => logs.frame(query)));
    datadog.journal.clear();
    await Promise.all(differentQueries().map((query) => logs.frame(query)));
    expect(datadog.journal.entries).toHaveLength(0);
  });

  it('costs 24 calls and gives 24 errors while Datadog fails', async () => {
    const { datadog, plugin } = under;
    datadog.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'aggregate' });
    const logs = await plugin.open();
    const answers = await Promise.all(differentQueries().map((query) => logs.ask(query)));
    expect(answers.map((answer) => answer.ok || answer.status)).toEqual(answers.map(() => 502));
    expect(calls()).toBe(24);
  });
});

describe('the same panel', () => {
  const drawings = () =>
    Array.from({ length: 20 }, (_, index) => ({
      interval: '1m',
      groupBy: [{ facet: 'service' }],
      legendFormat: `series ${index}`,
      ...(index % 2 === 0 && { fill: 'null' }),
      ...(index % 3 === 0 && { expectedGroups: [{ service: `s${index}` }] }),
    }));

  it('drawn 20 times, in different ways, costs one call', async () => {
    const logs = await under.plugin.open();
    const answers = await Promise.all(drawings().map((query) => logs.ask(query)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(calls()).toBe(1);
  });

  it('of two data sources with the same keys costs one call, and of others their own', async () => {
    const { plugin, datadog } = under;
    const [, limited] = datadog.organisations[0]?.applicationKeys ?? [];
    const [one, two] = [await plugin.open({ uid: 'one' }), await plugin.open({ uid: 'two', jsonData: { timeout: 7 } })];
    const other = await plugin.open({ uid: 'other', secureJsonData: { applicationKey: limited?.key ?? '' } });
    const elsewhere = await plugin.open({
      uid: 'elsewhere',
      jsonData: { apiUrl: datadog.url.replace('127.0.0.1', 'localhost') },
    });
    const answers = await Promise.all([one.ask({}), two.ask({}), other.ask({}), elsewhere.ask({})]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(calls()).toBe(3);
  });

  it('asked by 100 callers while Datadog fails costs one call and gives 100 equal errors', async () => {
    const { datadog, plugin } = under;
    datadog.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'aggregate' });
    datadog.faults.inject({ kind: 'latency', ms: 200 }, { endpoint: 'aggregate' });
    const logs = await plugin.open();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => logs.ask({ legendFormat: `${index}` }, { fromAlert: index % 2 === 0 }))
    );
    // Dashboards and alert rules ask about other ranges.
    expect(calls()).toBe(2);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: false, status: 502, source: 'downstream' });
  });

  it('is asked again by the next caller after a failure', async () => {
    const { datadog, plugin } = under;
    datadog.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'aggregate', times: 1 });
    const logs = await plugin.open();
    expect((await logs.ask({})).ok).toBe(false);
    expect((await logs.ask({})).ok).toBe(true);
  });
});

describe('a cancelled query', () => {
  it('is cancelled upstream, but not while somebody else waits for the same answer', async () => {
    const { datadog, plugin } = under;
    datadog.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'aggregate' });
    const logs = await plugin.open();
    const callers = [new AbortController(), new AbortController()];
    const answers = callers.map(({ signal }) => logs.ask({}, { signal }).catch((error: unknown) => error));
    await datadog.journal.arrived('aggregate', 1);
    const [call] = datadog.journal.of('aggregate');
    callers[0]?.abort(new Error('gone'));
    await expect(answers[0]).resolves.toMatchObject({ message: 'gone' });
    expect(call?.aborted).toBeUndefined();
    callers[1]?.abort(new Error('gone too'));
    await datadog.journal.idle();
    expect(call?.aborted).toBe(true);
    expect(calls()).toBe(1);
  });

  it('is cancelled with all that it asked beside', async () => {
    const { datadog, plugin } = under;
    datadog.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'aggregate' });
    const logs = await plugin.open();
    const tab = new AbortController();
    const query = { groupBy: [{ facet: 'service' }], keepGroups: '24h', total: true };
    const answer = logs.ask(query, { signal: tab.signal }).catch((error: unknown) => error);
    await datadog.journal.arrived('aggregate', 3);
    tab.abort(new Error('gone'));
    await expect(answer).resolves.toMatchObject({ message: 'gone' });
    await datadog.journal.idle();
    expect(datadog.journal.of('aggregate').map(({ aborted }) => aborted)).toEqual([true, true, true]);
  });
});

it('callers who wait for the same answer go each by their own deadline, and the call goes on for the others', async () => {
  const { datadog, plugin, clock } = under;
  datadog.faults.inject({ kind: 'latency', ms: 600 }, { endpoint: 'aggregate', times: 1 });
  const logs = await plugin.open();
  const until = (ms: number) => logs.ask({}, { deadlineAtMs: clock.now() + ms });
  const [hasty, patient, endless] = [until(200), until(20_000), logs.ask({})];
  expect(await hasty).toMatchObject({ ok: false, status: 504, source: 'downstream' });
  expect([(await patient).ok, (await endless).ok]).toEqual([true, true]);
  expect(calls()).toBe(1);
});

it('maxConcurrentRequests bounds the calls of a data source, and none is lost', async () => {
  const { datadog, plugin } = under;
  datadog.faults.inject({ kind: 'latency', ms: 50 }, { endpoint: 'aggregate' });
  const logs = await plugin.open({ jsonData: { maxConcurrentRequests: 3 } });
  const answers = await Promise.all(differentQueries().map((query) => logs.ask(query)));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(datadog.journal.peakInFlight('aggregate')).toBe(3);
  expect(calls()).toBe(24);
});

describe('rules that join a call which was made for an earlier minute', () => {
  const requests = new RequestsUnderWay();
  afterAll(() => requests.stop());

  it('ask again, and get their own minute', async () => {
    const { datadog, plugin, clock, log } = under;
    log(...logsOf('09:59', 7));
    datadog.faults.inject({ kind: 'latency', ms: 300 }, { endpoint: 'aggregate', times: 1 });
    const logs = await plugin.open();
    const ask = () => {
      const nowMs = clock.now();
      const range = { from: new Date(nowMs - 300_000).toISOString(), to: new Date(nowMs).toISOString() };
      return logs.frame({}, { ...range, fromAlert: true });
    };
    const early = ask();
    await datadog.journal.arrived('aggregate', 1);
    clock.advance(60_000);
    const late = ask();
    const lastOf = async (frame: ReturnType<typeof ask>) => (await frame).fields[1]?.values.at(-1);
    expect([await lastOf(early), await lastOf(late)]).toEqual([0, 7]);
    expect(calls()).toBe(2);
  });
});
