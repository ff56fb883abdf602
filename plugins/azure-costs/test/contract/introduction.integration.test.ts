import { RANGE } from '../fixtures/openDataSource';
import { rowsOf, seriesOf } from '../fixtures/scriptedAnswer';
import { startAzure } from '../fixtures/startAzure';

// The contract's introduction: what holds for every query, whatever its type.
const under = startAzure();

/** The periods that Azure was asked about. */
const askedPeriods = () =>
  under.azure.journal.of('query').map(({ body }) => {
    const { timePeriod } = JSON.parse(body) as { timePeriod: { from: string; to: string } };
    return `${timePeriod.from.slice(0, 10)}..${timePeriod.to.slice(0, 10)}`;
  });

describe('defaults', () => {
  it('make a query that says nothing but its type an answer', async () => {
    const costs = await under.plugin.open();
    expect((await costs.ask({ queryType: 'costs' })).ok).toBe(true);
    expect((await costs.ask({ queryType: 'variable' })).ok).toBe(true);
  });

  it('depend on the caller, for a part that is left out too', async () => {
    const costs = await under.plugin.open();
    const query = { scopes: [under.scopes[0]], unsettledDays: { days: 3 } };
    const range = { from: '2026-11-18T00:00:00Z', to: '2026-11-25T10:00:00Z' };
    const panel = await costs.frame(query, range);
    expect(panel.fields[0]?.values).toHaveLength(8);
    expect(panel.meta?.notices?.[0]?.text).toContain('2026-11-23 to 2026-11-25');
    const rule = await costs.frame(query, { ...range, fromAlert: true });
    expect(rule.fields[0]?.values).toHaveLength(5);
    const lenient = await costs.frame({ ...query, unsettledDays: { show: 'include' } }, { ...range, fromAlert: true });
    expect(lenient.fields[0]?.values).toHaveLength(8);
  });

  it('read a query without schemaVersion as version 1', async () => {
    const costs = await under.plugin.open();
    const [without, first, second] = await Promise.all(
      [{}, { schemaVersion: 1 }, { schemaVersion: 2 }].map((part) => costs.ask({ scopes: [under.scopes[0]], ...part }))
    );
    expect(first).toEqual(without);
    expect(second).toMatchObject({ ok: false, status: 400, message: expect.stringContaining('schemaVersion is 2') });
  });
});

describe('a query type', () => {
  it.each([
    ['missing', undefined, 'queryType is missing'],
    ['unknown', 'cost', 'queryType is "cost"'],
    ['of the wrong type', 7, 'queryType is 7'],
  ])('that is %s is an error that names the field and quotes the value', async (_, queryType, message) => {
    const costs = await under.plugin.open();
    expect(await costs.ask({ queryType })).toMatchObject({
      ok: false,
      status: 400,
      source: 'downstream',
      message: expect.stringContaining(message),
    });
  });
});

describe('an unreplaced variable', () => {
  const grouping = { type: 'Dimension', name: 'ServiceName' };
  const filter = { ...grouping, operator: 'In', values: ['a'] };

  it.each([
    ['queryType', { queryType: '$x' }],
    ['scopes[0]', { scopes: ['$x'] }],
    ['costType', { costType: '$x' }],
    ['metric', { metric: '$x' }],
    ['granularity', { granularity: '$x' }],
    ['groupBy[0].type', { groupBy: [{ ...grouping, type: '$x' }] }],
    ['groupBy[0].name', { groupBy: [{ ...grouping, name: 'a $x' }] }],
    ['filters[0].type', { filters: [{ ...filter, type: '$x' }] }],
    ['filters[0].name', { filters: [{ ...filter, name: '$x' }] }],
    ['filters[0].operator', { filters: [{ ...filter, operator: '$x' }] }],
    ['filters[0].values[1]', { filters: [{ ...filter, values: ['a', '$x'] }] }],
    ['unsettledDays.show', { unsettledDays: { show: '$x' } }],
    ['format', { format: '$x' }],
    ['legendFormat', { legendFormat: 'cost of $x' }],
    ['variable', { queryType: 'variable', variable: '$x' }],
    ['scope', { queryType: 'variable', variable: 'resourceGroups', scope: '$x' }],
  ])('in %s is an error that names it', async (field, model) => {
    const costs = await under.plugin.open();
    for (const fromAlert of [false, true]) {
      expect(await costs.ask(model, { fromAlert })).toMatchObject({
        ok: false,
        status: 400,
        message: expect.stringContaining(`${field} contains the variable $x`),
      });
    }
    expect(under.azure.journal.entries).toHaveLength(0);
  });

  it.each(['$name', '${name}', '${name:csv}', '${name.field}', '[[name]]', '[[name:csv]]', '$_x', '$__interval'])(
    'is recognised as %s',
    async (written) => {
      const costs = await under.plugin.open();
      const answer = await costs.ask({ scopes: [under.scopes[0]], legendFormat: `total ${written}` });
      expect(answer).toMatchObject({ ok: false, message: expect.stringContaining(`the variable ${written}`) });
    }
  );

  it.each(['US$5', '$', '$ 5', '5$', '${5}', '$$', '[[5]]'])('is not what stands in %s', async (text) => {
    const costs = await under.plugin.open();
    const frame = await costs.frame({ scopes: [under.scopes[0]], legendFormat: text });
    expect(seriesOf(frame).map(({ legend }) => legend)).toContain(text);
  });

  it('does not matter in a field that nobody reads', async () => {
    const costs = await under.plugin.open();
    expect((await costs.ask({ scopes: [under.scopes[0]], note: '$x' })).ok).toBe(true);
  });
});

describe('the end of a range', () => {
  it.each([
    ['Daily', '2026-11-03T00:00:00.000Z', ['2026-11-01', '2026-11-02']],
    ['Daily', '2026-11-03T00:00:00.001Z', ['2026-11-01', '2026-11-02', '2026-11-03']],
    ['Monthly', '2026-10-01T00:00:00.000Z', ['2026-09-01']],
    ['Monthly', '2026-10-01T00:00:00.001Z', ['2026-09-01', '2026-10-01']],
  ])('is exclusive for %s, up to %s', async (granularity, to, times) => {
    const costs = await under.plugin.open();
    const from = granularity === 'Monthly' ? '2026-09-15T00:00:00Z' : '2026-11-01T12:00:00Z';
    const frame = await costs.frame({ scopes: [under.scopes[0]], granularity }, { from, to });
    expect(rowsOf(frame).map(({ time }) => String(time).slice(0, 10))).toEqual(times);
  });

  it.each([
    ['2026-11-03T00:00:00.000Z', '2026-11-02'],
    ['2026-11-03T00:00:00.001Z', '2026-11-03'],
  ])('is exclusive for None, up to %s', async (to, last) => {
    const { azure, plugin, scopes, clock } = under;
    const costs = await plugin.open();
    const query = { scopes: [scopes[0]], metric: 'CostUSD', granularity: 'None' };
    const frame = await costs.frame(query, { from: '2026-11-01T12:00:00Z', to });
    const [subscription] = azure.model.subscriptions;
    const truth = { subscriptionId: subscription?.id, metric: 'CostUSD', asOfMs: clock.now() } as const;
    const sums = Object.values(azure.model.total({ from: '2026-11-01', to: last, ...truth }));
    expect(rowsOf(frame)[0]?.['CostUSD']).toBeCloseTo(sums.reduce((all, part) => all + part, 0));
  });

  it.each([
    ['2026-11-03T00:00:00.000Z', '2026-11-01..2026-11-02'],
    ['2026-11-03T00:00:00.001Z', '2026-11-01..2026-11-03'],
  ])('is exclusive in a request about exactly the range, up to %s', async (to, period) => {
    const costs = await under.plugin.open();
    const query = { scopes: [under.scopes[0]], granularity: 'None', groupBy: [{ name: 'ResourceId' }] };
    await costs.frame(query, { from: '2026-11-01T12:00:00Z', to });
    expect(askedPeriods()).toEqual([period]);
  });

  it.each([
    ['Daily', '2026-11-02T00:00:00.000Z', '2026-11-01..2026-11-25', ['2026-11-02T00:00:00.000Z']],
    ['None', '2026-11-02T08:00:00.000Z', '2026-11-01..2026-11-25', undefined],
    ['Monthly', '2026-10-01T00:00:00.000Z', '2026-10-01..2026-10-31', ['2026-10-01T00:00:00.000Z']],
  ])('that is its start counts as one %s', async (granularity, instant, period, times) => {
    const costs = await under.plugin.open();
    const frame = await costs.frame({ scopes: [under.scopes[0]], granularity }, { from: instant, to: instant });
    expect(askedPeriods()).toEqual([period]);
    const time = frame.fields.find(({ name }) => name === 'time');
    expect(time && [...time.values].map((value) => new Date(Number(value)).toISOString())).toEqual(times);
  });

  it.each(['Daily', 'Monthly', 'None'])('is today at the latest for %s', async (granularity) => {
    const costs = await under.plugin.open();
    await costs.frame({ scopes: [under.scopes[0]], granularity }, { ...RANGE, to: '2027-03-01T00:00:00Z' });
    expect(askedPeriods()).toEqual(['2026-11-01..2026-11-25']);
  });
});

it.each(['Daily', 'Monthly', 'None'])('refuses a %s range that lies wholly in the future', async (granularity) => {
  const costs = await under.plugin.open();
  for (const fromAlert of [false, true]) {
    const answer = await costs.ask(
      { granularity },
      { from: '2026-11-26T00:00:00Z', to: '2027-02-01T00:00:00Z', fromAlert }
    );
    expect(answer).toMatchObject({ ok: false, status: 400, source: 'downstream' });
    expect(answer).toMatchObject({ message: expect.stringContaining('in the future') });
  }
  expect(under.azure.journal.entries).toHaveLength(0);
});

it('means the empty value by (none) in a filter', async () => {
  const { azure, plugin, scopes } = under;
  const costs = await plugin.open();
  const filters = [{ type: 'TagKey', name: 'team', operator: 'In', values: ['(none)', 'data'] }];
  await costs.frame({ scopes: [scopes[0]], filters });
  expect(JSON.parse(azure.journal.of('query')[0]?.body ?? '')).toMatchObject({
    dataset: { filter: { tags: { name: 'team', operator: 'In', values: ['', 'data'] } } },
  });
});
