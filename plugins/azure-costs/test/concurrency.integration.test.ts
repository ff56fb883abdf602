import { startAzure } from './fixtures/startAzure';

const under = startAzure();

/** Queries that differ in what they ask; all of them the simulated agreement knows. */
const KNOWN = [
  'ServiceName',
  'Meter',
  'Product',
  'ChargeType',
  'ResourceGroupName',
  'ResourceLocation',
  'ResourceType',
  'PublisherType',
];
const COST_TYPES = ['ActualCost', 'AmortizedCost', 'Usage'];

const differentQueries = () =>
  KNOWN.flatMap((name) => COST_TYPES.map((costType) => ({ costType, groupBy: [{ name }], scopes: [under.scopes[1]] })));

describe('a dashboard of 24 different panels', () => {
  it('has all 24 calls in flight at once, after one sign-in', async () => {
    const { azure, plugin } = under;
    azure.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'query' });
    const costs = await plugin.open();
    const panels = differentQueries().map((query) => ({ query, tab: new AbortController() }));
    const answers = panels.map(({ query, tab: { signal } }) => costs.ask(query, { signal }).catch(() => undefined));
    await azure.journal.arrived('query', 24);
    expect(azure.journal.inFlight('query')).toBe(24);
    expect(azure.journal.of('token')).toHaveLength(1);
    panels.forEach(({ tab }) => tab.abort());
    await Promise.all(answers);
    await azure.journal.idle();
    expect(azure.journal.of('query')).toHaveLength(24);
  });

  it('costs nothing when it is drawn again', async () => {
    const { azure, plugin } = under;
    const costs = await plugin.open();
    await Promise.all(differentQueries().map((query) => costs.ask(query)));
    azure.journal.clear();
    const again = await Promise.all(differentQueries().map((query) => costs.ask(query)));
    expect(again.every(({ ok }) => ok)).toBe(true);
    expect(azure.journal.entries).toHaveLength(0);
  });
});

describe('the same panel', () => {
  const drawings = () =>
    Array.from({ length: 20 }, (_, index) => ({
      scopes: [under.scopes[0]],
      groupBy: [{ name: 'ResourceGroupName' }],
      ...(index % 2 === 0 && { top: { limit: index + 1 } }),
      ...(index % 3 === 0 && { cumulative: true }),
      ...(index % 5 === 0 && { format: 'table' }),
      legendFormat: `series ${index}`,
      unsettledDays: { days: index },
    }));

  it('drawn 20 times, in different ways, costs one call', async () => {
    const { azure, plugin } = under;
    const costs = await plugin.open();
    const answers = await Promise.all(drawings().map((query) => costs.ask(query)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(azure.journal.of('query')).toHaveLength(1);
  });

  it('of two data sources with the same credentials costs one call, and of others their own', async () => {
    const { azure, plugin, scopes } = under;
    const [one, two] = [await plugin.open({ uid: 'one' }), await plugin.open({ uid: 'two' })];
    const other = await plugin.open({ uid: 'other', secureJsonData: { azureClientSecret: 'another-secret' } });
    const query = { scopes: [scopes[0]] };
    const answers = await Promise.all([one.ask(query), two.ask(query), other.ask(query)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect(azure.journal.of('query')).toHaveLength(1);
  });

  it('asked by 100 callers while Azure fails costs one call and gives 100 equal errors', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'query' });
    azure.faults.inject({ kind: 'latency', ms: 200 }, { endpoint: 'query' });
    const costs = await plugin.open();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => costs.ask({ scopes: [scopes[0]], legendFormat: `${index}` }))
    );
    expect(azure.journal.of('query')).toHaveLength(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: false, status: 502, source: 'downstream' });
  });

  it('is asked again by the next caller after a failure', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'query', times: 1 });
    const costs = await plugin.open();
    expect((await costs.ask({ scopes: [scopes[0]] })).ok).toBe(false);
    expect((await costs.ask({ scopes: [scopes[0]] })).ok).toBe(true);
  });
});

describe('a cancelled query', () => {
  const hanging = async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'query' });
    const costs = await plugin.open();
    const callers = [new AbortController(), new AbortController()];
    const answers = callers.map(({ signal }) =>
      costs.ask({ scopes: [scopes[0]] }, { signal }).catch((error: unknown) => error)
    );
    await azure.journal.arrived('query', 1);
    return { callers, answers };
  };

  it('is cancelled upstream, but not while somebody else waits for the same answer', async () => {
    const { azure } = under;
    const { callers, answers } = await hanging();
    const [call] = azure.journal.of('query');
    callers[0]?.abort(new Error('gone'));
    await expect(answers[0]).resolves.toMatchObject({ message: 'gone' });
    expect(call?.aborted).toBeUndefined();
    callers[1]?.abort(new Error('gone too'));
    await azure.journal.idle();
    expect(call?.aborted).toBe(true);
    expect(azure.journal.of('query')).toHaveLength(1);
  });
});

describe.each(['token', 'query'])('callers who wait for the same %s', (endpoint) => {
  it('go each by its own deadline, and the call goes on for the others', async () => {
    const { azure, plugin, clock, scopes } = under;
    azure.faults.inject({ kind: 'latency', ms: 600 }, { endpoint, times: 1 });
    const costs = await plugin.open();
    const until = (ms: number) => costs.ask({ scopes: [scopes[0]] }, { deadlineAtMs: clock.now() + ms });
    const [hasty, patient, endless] = [until(200), until(20_000), costs.ask({ scopes: [scopes[0]] })];
    expect(await hasty).toMatchObject({ ok: false, status: 504, source: 'downstream' });
    expect(azure.journal.of(endpoint).at(-1)?.finishedAt).toBeUndefined();
    expect([(await patient).ok, (await endless).ok]).toEqual([true, true]);
    expect(azure.journal.of('query')).toHaveLength(1);
  });
});

describe('maxConcurrentRequests', () => {
  it('bounds the calls of a data source, and none is lost', async () => {
    const { azure, plugin } = under;
    azure.faults.inject({ kind: 'latency', ms: 50 }, { endpoint: 'query' });
    const costs = await plugin.open({ jsonData: { maxConcurrentRequests: 3 } });
    const answers = await Promise.all(differentQueries().map((query) => costs.ask(query)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(azure.journal.peakInFlight('query')).toBe(3);
    expect(azure.journal.of('query')).toHaveLength(24);
  });
});
