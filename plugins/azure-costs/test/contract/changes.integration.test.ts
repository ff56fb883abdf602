import { alertRules, repositoryFile } from '@glance/data-source/testing';
import { missingRole } from '@glance/simulator-azure';
import { parse } from 'yaml';
import { type AskOptions, valuesOf } from '../fixtures/openDataSource';
import { noticesOf, rowsOf, scriptedAnswer } from '../fixtures/scriptedAnswer';
import { startAzure } from '../fixtures/startAzure';

// What the contract says of the query type `costChanges`, sentence by sentence.
const under = startAzure();
/** Today is Wednesday the 25th, so that the newest settled day is Monday the 23rd. */
const RANGE = { from: '2026-11-01T00:00:00Z', to: '2026-11-25T10:00:00Z' };
const ALERT = { ...RANGE, fromAlert: true };
const COLUMNS = ['Cost', 'UsageDate', 'ServiceName', 'Currency'];
const BY_SERVICE = { groupBy: [{ type: 'Dimension', name: 'ServiceName' }] };
const FIGURES = ['current', 'baseline', 'change', 'changePercent'];

const script = (...rows: ReadonlyArray<readonly unknown[]>) =>
  under.azure.faults.inject(scriptedAnswer(COLUMNS, ...rows), { endpoint: 'query' });

const changes = (model: Record<string, unknown> = {}) => ({
  queryType: 'costChanges',
  scopes: [under.scopes[0]],
  ...BY_SERVICE,
  ...model,
});

const frameOf = async (model: Record<string, unknown> = {}, options: AskOptions = RANGE) =>
  (await under.plugin.open()).frame(changes(model), options);

const askOf = async (model: Record<string, unknown>, options: AskOptions = RANGE) =>
  (await under.plugin.open()).ask(changes(model), options);

/** The figures of each group, by name and currency, in the order of rows. */
const figuresOf = async (...asked: Parameters<typeof frameOf>) =>
  rowsOf(await frameOf(...asked)).map((row) => [
    `${String(row['ServiceName'])} ${String(row['currency'])}`,
    FIGURES.map((name) => row[name]),
  ]);

const MONDAYS = [20261026, 20261102, 20261109, 20261116];

describe('without a figure', () => {
  it('is a table of label columns, current, baseline, change and changePercent', async () => {
    script(...MONDAYS.map((day, week) => [week + 1, day, 'VM', 'EUR']), [5, 20261123, 'VM', 'EUR']);
    const frame = await frameOf();
    expect(frame.meta).toMatchObject({ type: 'table' });
    expect(frame.fields.map(({ name, type, nullable, config }) => [name, type, nullable, config?.unit])).toEqual([
      ['subscription', 'string', false, undefined],
      ['subscriptionId', 'string', false, undefined],
      ['ServiceName', 'string', false, undefined],
      ['currency', 'string', false, undefined],
      ['current', 'float64', true, 'currencyEUR'],
      ['baseline', 'float64', true, 'currencyEUR'],
      ['change', 'float64', true, 'currencyEUR'],
      ['changePercent', 'float64', true, 'percent'],
    ]);
    expect(rowsOf(frame)).toEqual([
      {
        subscription: 'Contoso Production',
        subscriptionId: under.azure.model.subscriptions[0]?.id,
        ServiceName: 'VM',
        currency: 'EUR',
        current: 5,
        baseline: 2.5,
        change: 2.5,
        changePercent: 100,
      },
    ]);
  });

  it('has one row for each group and currency, the largest change first, and equal ones by label text', async () => {
    script(
      [1, 20261123, 'b', 'USD'],
      [1, 20261123, 'a', 'USD'],
      [1, 20261123, 'a', 'EUR'],
      [9, 20261123, 'new', 'EUR'],
      [8, 20261116, 'gone', 'USD'],
      [4, 20261124, 'unsettled', 'USD'],
      [4, 20261122, 'on Sundays', 'USD']
    );
    expect(await figuresOf()).toEqual([
      ['new EUR', [9, 0, 9, null]],
      ['a EUR', [1, 0, 1, null]],
      ['a USD', [1, 0, 1, null]],
      ['b USD', [1, 0, 1, null]],
      ['gone USD', [0, 2, -2, -100]],
    ]);
  });

  it('has no unit where currencies differ, except for the percentage', async () => {
    script([1, 20261123, 'a', 'USD'], [1, 20261123, 'a', 'EUR']);
    const frame = await frameOf();
    expect(frame.fields.slice(-4).map(({ config }) => config?.unit)).toEqual([
      undefined,
      undefined,
      undefined,
      'percent',
    ]);
  });
});

describe('current', () => {
  const days = [20261118, 20261119, 20261120, 20261121, 20261122, 20261123, 20261124, 20261125];
  const current = async (model: Record<string, unknown>, options: AskOptions) => {
    script(...days.map((day) => [day, day, 'VM', 'USD']));
    const [row] = rowsOf(await frameOf({ baselineDays: 7, ...model }, options));
    return row?.['current'];
  };

  it('is the newest settled day', async () => {
    expect(await current({}, RANGE)).toBe(20261123);
  });

  it('is not after the end of the range, which is exclusive', async () => {
    expect(await current({}, { ...RANGE, to: '2026-11-21T00:00:00Z' })).toBe(20261120);
  });

  it('follows unsettledDays.days, and never unsettledDays.show', async () => {
    expect(await current({ unsettledDays: { days: 0 } }, RANGE)).toBe(20261125);
    expect(await current({ unsettledDays: { days: 5, show: 'include' } }, RANGE)).toBe(20261120);
  });

  it('is found also where the whole range is unsettled', async () => {
    expect(await current({}, { from: '2026-11-25T00:00:00Z', to: '2026-11-25T10:00:00Z' })).toBe(20261123);
  });
});

describe('the baseline', () => {
  it('is the mean of the same weekday, where a day without cost counts 0', async () => {
    script([6, 20261116, 'VM', 'USD'], [100, 20261117, 'VM', 'USD'], [2, 20261123, 'VM', 'USD']);
    expect(await figuresOf()).toEqual([['VM USD', [2, 1.5, 0.5, expect.closeTo(33.33, 2)]]]);
  });

  it('reaches back baselineDays days', async () => {
    script([6, 20261116, 'VM', 'USD'], [2, 20261109, 'VM', 'USD'], [3, 20261123, 'VM', 'USD']);
    expect(await figuresOf({ baselineDays: 13 })).toEqual([['VM USD', [3, 6, -3, -50]]]);
    expect(await figuresOf({ baselineDays: 14 })).toEqual([['VM USD', [3, 4, -1, -25]]]);
  });
});

describe('with a figure', () => {
  const rows = [
    [10, 20261116, 'VM', 'USD'],
    [4, 20261123, 'VM', 'USD'],
    [7, 20261123, 'Web', 'USD'],
  ];

  it.each([
    ['current', [7, 4], 'currencyUSD'],
    ['baseline', [0, 10], 'currencyUSD'],
    ['change', [7, -6], 'currencyUSD'],
    ['changePercent', [null, -60], 'percent'],
  ])('%s is one number for each group, in a column of that name', async (figure, values, unit) => {
    script(...rows);
    const frame = await frameOf({ figure, baselineDays: 7 });
    expect(frame.meta).toMatchObject({ type: 'numeric-long', typeVersion: [0, 1] });
    expect(frame.fields.map(({ name, type }) => [name, type])).toEqual([
      ['subscription', 'string'],
      ['subscriptionId', 'string'],
      ['ServiceName', 'string'],
      ['currency', 'string'],
      [figure, 'float64'],
    ]);
    expect(valuesOf(frame.fields[4])).toEqual(values);
    expect(frame.fields[4]?.config?.unit).toBe(unit);
  });

  it('is what an alert rule gets: the change, unless it names another one', async () => {
    script(...rows);
    expect((await frameOf({}, ALERT)).fields.at(-1)?.name).toBe('change');
    expect((await frameOf({ figure: 'changePercent' }, ALERT)).fields.at(-1)?.name).toBe('changePercent');
  });
});

describe('labels', () => {
  it('never take the name of a figure, whichever of them is shown', async () => {
    const named = { groupBy: [{ type: 'TagKey', name: 'change' }] };
    const columns = ['Cost', 'UsageDate', 'TagKey', 'TagValue', 'Currency'];
    const row = [1, 20261123, 'change', 'x', 'USD'];
    under.azure.faults.inject(scriptedAnswer(columns, row), { endpoint: 'query' });
    expect(rowsOf(await frameOf(named))).toMatchObject([{ tag_change: 'x', change: 1 }]);
    expect(rowsOf(await frameOf({ ...named, figure: 'current' }))).toMatchObject([{ tag_change: 'x', current: 1 }]);
  });
});

describe('an answer without any change', () => {
  it('has a type and no fields', async () => {
    script([4, 20261122, 'on Sundays', 'USD']);
    expect(await frameOf()).toMatchObject({ fields: [], meta: { type: 'table' } });
    expect(await frameOf({}, ALERT)).toMatchObject({ fields: [], meta: { type: 'numeric-long', typeVersion: [0, 1] } });
  });
});

describe('what is told besides', () => {
  it('are the days that are compared, what was asked, and when Azure answered', async () => {
    script([1, 20261123, 'VM', 'USD']);
    const frame = await frameOf();
    expect(frame.meta?.notices).toEqual([
      {
        severity: 'info',
        text: 'Monday 2026-11-23 is compared with the mean of the 4 Mondays from 2026-10-26 to 2026-11-16.',
      },
    ]);
    expect(frame.meta?.custom).toEqual({ fetchedAt: '2026-11-25T10:00:00.000Z' });
    expect(frame.meta?.executedQueryString).toContain(
      `POST /${under.scopes[0]}/providers/Microsoft.CostManagement/query`
    );
    expect(frame.meta?.executedQueryString).toContain('"from": "2026-10-01T00:00:00Z"');
  });

  it('is the age of what is shown while Azure fails', async () => {
    const costs = await under.plugin.open();
    await costs.frame(changes(), RANGE);
    under.clock.advance(9 * 3_600_000);
    under.azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'query' });
    expect(noticesOf(await costs.frame(changes(), RANGE))).toContain('The costs of 2026-11 are 9 hours old');
    expect(await costs.ask(changes(), ALERT)).toMatchObject({ ok: false, status: 502 });
  });

  it('is that quantities of different units were added up', async () => {
    const columns = ['UsageQuantity', 'UsageDate', 'UnitOfMeasure', 'ServiceName', 'Currency'];
    const rows = [
      [1, 20261123, '1 Hour', 'VM', 'USD'],
      [2, 20261123, '1 GB', 'VM', 'USD'],
    ];
    under.azure.faults.inject(scriptedAnswer(columns, ...rows), { endpoint: 'query' });
    const frame = await frameOf({ metric: 'UsageQuantity' });
    expect(rowsOf(frame)).toMatchObject([{ ServiceName: 'VM', current: 3 }]);
    expect(noticesOf(frame)).toContain('Quantities of different units are added up (1 GB, 1 Hour)');
  });
});

describe('a subscription that cannot be read', () => {
  it('is a notice on a dashboard and an error for an alert rule', async () => {
    const denied = under.scopes[2] ?? '';
    under.azure.faults.inject(missingRole(denied), { endpoint: 'query', urlIncludes: denied });
    const frame = await frameOf({ scopes: ['*'], metric: 'CostUSD' });
    expect(noticesOf(frame)).toContain(`Left out: Contoso Europe (${denied})`);
    expect(rowsOf(frame).length).toBeGreaterThan(0);
    expect(await askOf({ scopes: ['*'], metric: 'CostUSD' }, ALERT)).toMatchObject({
      status: 403,
      source: 'downstream',
      message: expect.stringContaining(`Contoso Europe (${denied})`),
    });
  });
});

describe('what Azure is asked', () => {
  it('is nothing where daily costs of the same selection are on the dashboard', async () => {
    const costs = await under.plugin.open();
    await costs.frame({ scopes: ['*'], ...BY_SERVICE, top: { limit: 10 } }, { ...RANGE, from: '2026-08-27T10:00:00Z' });
    const before = under.azure.journal.of('query').length;
    await costs.frame(changes({ scopes: ['*'] }), RANGE);
    await costs.frame(changes({ scopes: ['*'], figure: 'current', baselineDays: 56 }), ALERT);
    expect(under.azure.journal.of('query')).toHaveLength(before);
  });

  it('is asked once for both when they come at the same time, and the failure is shared', async () => {
    const costs = await under.plugin.open();
    under.azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'query' });
    const both = () =>
      Promise.all([
        costs.ask({ scopes: [under.scopes[0]], ...BY_SERVICE }, { ...RANGE, from: '2026-10-01T00:00:00Z' }),
        costs.ask(changes(), RANGE),
      ]);
    expect(await both()).toMatchObject([{ status: 502 }, { status: 502 }]);
    expect(under.azure.journal.of('query')).toHaveLength(1);
    under.azure.faults.clear();
    expect(await both()).toMatchObject([{ ok: true }, { ok: true }]);
    expect(under.azure.journal.of('query')).toHaveLength(2);
  });
});

describe('what crept up', () => {
  it('comes out on top: the new service of the simulated tenant', async () => {
    const byGroup = { groupBy: [{ type: 'Dimension', name: 'ResourceGroupName' }] };
    const [first, second] = rowsOf(await frameOf(byGroup));
    expect(first).toMatchObject({ ResourceGroupName: 'rg-assistant-prod', currency: 'USD' });
    expect(Number(first?.['change'])).toBeGreaterThan(2 * Number(second?.['change']));
  });
});

describe('the alert rule of the provisioning files', () => {
  it('asks this data source, and fires for what crept up', async () => {
    const { datasources } = parse(repositoryFile('provisioning/datasources/azure-costs.yaml')) as {
      readonly datasources: ReadonlyArray<{ readonly uid: string }>;
    };
    const [rule] = alertRules('azure-costs');
    const [query, condition] = rule?.data ?? [];
    expect(query?.datasourceUid).toBe(datasources[0]?.uid);
    expect([rule?.condition, condition?.datasourceUid]).toEqual([condition?.refId, '__expr__']);
    expect(condition?.model).toMatchObject({ type: 'threshold', expression: query?.refId });

    const nowMs = under.clock.now();
    const { from = 0, to = 0 } = query?.relativeTimeRange ?? {};
    const [begin, end] = [from, to].map((seconds) => new Date(nowMs - seconds * 1000).toISOString());
    const costs = await under.plugin.open();
    const frame = await costs.frame(query?.model ?? {}, { from: begin, to: end, fromAlert: true });
    const { conditions } = condition?.model as {
      readonly conditions: ReadonlyArray<{ readonly evaluator: { readonly params: readonly number[] } }>;
    };
    const limit = conditions[0]?.evaluator.params[0] ?? Infinity;
    const firing = rowsOf(frame).filter(({ change }) => Number(change) > limit);
    expect(firing.map((row) => row['ResourceGroupName'])).toContain('rg-assistant-prod');
    expect(firing.length).toBeLessThan(rowsOf(frame).length);
  });

  it('names labels that the answer has, and no dollar sign, which Grafana would take for a variable', async () => {
    const text = repositoryFile('provisioning/alerting/azure-costs.yaml');
    const labels = new Set([...text.matchAll(/\.Labels\.(\w+)/g)].map(([, label]) => label));
    const frame = await frameOf({ groupBy: [{ name: 'ResourceGroupName' }] }, ALERT);
    expect(frame.fields.map(({ name }) => name)).toEqual(expect.arrayContaining([...labels]));
    expect(labels.size).toBeGreaterThan(0);
    expect(JSON.stringify(parse(text))).not.toContain('$');
  });
});
