import type { AskOptions } from '../fixtures/openDataSource';
import { noticesOf, rowsOf, scriptedAnswer, seriesOf } from '../fixtures/scriptedAnswer';
import { startAzure } from '../fixtures/startAzure';

// What the contract says of the figures: zeros and nulls, top, cumulative, unsettled days, and the two formats.
const under = startAzure();
const DAYS = { from: '2026-11-01T00:00:00Z', to: '2026-11-04T00:00:00Z' };
/** Today is the 25th, so that the last two days are not settled. */
const NEWEST = { from: '2026-11-22T00:00:00Z', to: '2026-11-25T10:00:00Z' };
const COLUMNS = ['Cost', 'UsageDate', 'ServiceName', 'Currency'];
const BY_SERVICE = { groupBy: [{ type: 'Dimension', name: 'ServiceName' }] };

const script = (columns: readonly string[], ...rows: ReadonlyArray<readonly unknown[]>) =>
  under.azure.faults.inject(scriptedAnswer(columns, ...rows), { endpoint: 'query' });

const frameOf = async (model: Record<string, unknown>, options: AskOptions = DAYS) =>
  (await under.plugin.open()).frame({ scopes: [under.scopes[0]], ...model }, options);

const valuesByService = async (...asked: Parameters<typeof frameOf>) =>
  Object.fromEntries(
    seriesOf(await frameOf(...asked)).map(({ labels, values }) => [
      `${labels['ServiceName']} ${labels['currency']}`,
      values,
    ])
  );

describe('values', () => {
  it('are 0 for a settled day without cost and null for an unsettled one that Azure has no row for', async () => {
    script(COLUMNS, [7, 20261122, 'VM', 'USD'], [1, 20261125, 'VM', 'USD'], [0, 20261124, 'DB', 'USD']);
    expect(await valuesByService(BY_SERVICE, NEWEST)).toEqual({
      'VM USD': [7, 0, null, 1],
      'DB USD': [0, 0, 0, null],
    });
  });

  it('leave rows from outside the period out, and give no series for what has no other', async () => {
    script(COLUMNS, [7, 20261031, 'VM', 'USD'], [1, 20261104, 'DB', 'USD'], [2, 20261103, 'Web', 'USD']);
    expect(await valuesByService(BY_SERVICE)).toEqual({ 'Web USD': [0, 0, 2] });
  });

  it('have time at 00:00:00 UTC of each day, or of the first of each month, and never null', async () => {
    const monthly = ['Cost', 'BillingMonth', 'Currency'];
    script(monthly, [5, '2026-09-01T00:00:00', 'USD']);
    const frame = await frameOf({ granularity: 'Monthly' }, { from: '2026-08-17T00:00:00Z', to: DAYS.to });
    expect(rowsOf(frame).map(({ time, Cost }) => [time, Cost])).toEqual([
      ['2026-08-01T00:00:00.000Z', 0],
      ['2026-09-01T00:00:00.000Z', 5],
      ['2026-10-01T00:00:00.000Z', 0],
      ['2026-11-01T00:00:00.000Z', null],
    ]);
    expect(frame.fields.map(({ name, type, nullable }) => [name, type, nullable])).toEqual([
      ['time', 'time', false],
      ['Cost', 'float64', true],
    ]);
    expect(frame.meta).toMatchObject({ type: 'timeseries-wide', typeVersion: [0, 1] });
  });
});

describe('top', () => {
  const services = [
    [1, 20261101, 'small', 'USD'],
    [9, 20261102, 'late', 'USD'],
    [5, 20261101, 'early', 'USD'],
    [2, 20261103, 'other', 'USD'],
    [0.5, 20261101, 'small', 'EUR'],
    [0.7, 20261101, 'early', 'EUR'],
  ] as const;

  it('keeps the largest groups of each currency over the whole range, and adds the rest up as (others)', async () => {
    script(COLUMNS, ...services);
    expect(await valuesByService({ ...BY_SERVICE, top: { limit: 2 } })).toEqual({
      'early EUR': [0.7, 0, 0],
      'small EUR': [0.5, 0, 0],
      'late USD': [0, 9, 0],
      'early USD': [5, 0, 0],
      '(others) USD': [1, 0, 2],
    });
    expect(await valuesByService({ ...BY_SERVICE, top: { limit: 1 } })).toMatchObject({
      '(others) EUR': [0.5, 0, 0],
      '(others) USD': [6, 0, 2],
    });
  });

  it('leaves the rest out only when others is false', async () => {
    script(COLUMNS, ...services);
    expect(Object.keys(await valuesByService({ ...BY_SERVICE, top: { limit: 1, others: false } }))).toEqual([
      'early EUR',
      'late USD',
    ]);
  });

  it('is 10 with others where it names neither, and none where it is missing', async () => {
    const many = Array.from({ length: 12 }, (_, index) => [index + 1, 20261101, `s${index}`, 'USD']);
    script(COLUMNS, ...many);
    expect(Object.keys(await valuesByService({ ...BY_SERVICE, top: {} }))).toHaveLength(11);
    expect((await valuesByService({ ...BY_SERVICE, top: {} }))['(others) USD']).toEqual([3, 0, 0]);
    expect(Object.keys(await valuesByService(BY_SERVICE))).toHaveLength(12);
  });

  it('has one (others) for each subscription, all grouping labels of which say so', async () => {
    script(['Cost', 'UsageDate', 'ServiceName', 'Meter', 'Currency'], [5, 20261101, 'VM', 'a', 'USD']);
    const groupBy = [...BY_SERVICE.groupBy, { type: 'Dimension', name: 'Meter' }];
    const series = seriesOf(await frameOf({ scopes: ['*'], groupBy, top: { limit: 1 } }));
    const others = series.filter(({ labels }) => labels['ServiceName'] === '(others)');
    expect(others.map(({ labels }) => labels['Meter'])).toEqual(['(others)', '(others)']);
    expect(new Set(others.map(({ labels }) => labels['subscriptionId'])).size).toBe(2);
  });
});

describe('cumulative', () => {
  it('is a running total from the start; null stays null and the sum goes on after it', async () => {
    script(COLUMNS, [7, 20261122, 'VM', 'USD'], [2, 20261123, 'VM', 'USD'], [1, 20261125, 'VM', 'USD']);
    expect(await valuesByService({ ...BY_SERVICE, cumulative: true }, NEWEST)).toEqual({ 'VM USD': [7, 9, null, 10] });
    expect(await valuesByService({ ...BY_SERVICE, cumulative: false }, NEWEST)).toEqual({ 'VM USD': [7, 2, null, 1] });
  });

  it('orders series by their total, not by the sum of running totals', async () => {
    script(COLUMNS, [6, 20261101, 'early', 'USD'], [7, 20261103, 'late', 'USD']);
    expect(Object.keys(await valuesByService({ ...BY_SERVICE, cumulative: true }))).toEqual(['late USD', 'early USD']);
  });

  it('is a 400 without granularity', async () => {
    const costs = await under.plugin.open();
    expect(await costs.ask({ cumulative: true, granularity: 'None' })).toMatchObject({
      ok: false,
      status: 400,
      message: expect.stringContaining('cumulative is true'),
    });
  });
});

describe('unsettled days', () => {
  const show = (value: string, days?: number) => ({
    unsettledDays: { show: value, ...(days !== undefined && { days }) },
  });

  it('are included without a word, marked by a notice, or dropped', async () => {
    script(COLUMNS, [7, 20261122, 'VM', 'USD'], [1, 20261125, 'VM', 'USD']);
    const [included, marked, dropped] = [
      await frameOf(show('include'), NEWEST),
      await frameOf(show('mark'), NEWEST),
      await frameOf(show('drop'), NEWEST),
    ];
    expect([included, marked, dropped].map(({ fields }) => fields[0]?.values.length)).toEqual([4, 4, 2]);
    expect([included, dropped].map(noticesOf)).toEqual(['', '']);
    expect(noticesOf(marked)).toContain('2026-11-24 to 2026-11-25');
  });

  it('count today, and as many days as asked', async () => {
    for (const [days, length] of [
      [0, 4],
      [1, 3],
      [3, 1],
    ] as const) {
      expect((await frameOf(show('drop', days), NEWEST)).fields[0]?.values).toHaveLength(length);
    }
  });

  it('make a month unsettled as a whole', async () => {
    under.clock.set(Date.parse('2026-11-01T12:00:00Z'));
    const range = { from: '2026-09-15T00:00:00Z', to: '2026-11-01T12:00:00Z' };
    const dropped = await frameOf({ granularity: 'Monthly', metric: 'CostUSD', ...show('drop') }, range);
    expect(rowsOf(dropped).map(({ time }) => time)).toEqual(['2026-09-01T00:00:00.000Z']);
    const marked = await frameOf({ granularity: 'Monthly', metric: 'CostUSD' }, range);
    expect(noticesOf(marked)).toContain('2026-10 to 2026-11');
  });

  it('end the range of a total before the first of them when they are dropped', async () => {
    const unscripted = script(COLUMNS, [7, 20261123, 'VM', 'USD'], [1, 20261124, 'VM', 'USD']);
    const total = { granularity: 'None', ...show('drop') };
    expect(rowsOf(await frameOf(total, NEWEST))).toMatchObject([{ Cost: 7 }]);
    unscripted();
    await frameOf({ ...total, groupBy: [{ name: 'ResourceId' }] }, NEWEST);
    expect(under.azure.journal.of('query').at(-1)?.body).toContain('"to":"2026-11-23T23:59:59Z"');
  });

  it.each(['Daily', 'Monthly', 'None'])(
    'that are all of a %s range are an error for an alert rule and a notice on a dashboard',
    async (granularity) => {
      const costs = await under.plugin.open();
      const range = { from: '2026-11-24T00:00:00Z', to: '2026-11-25T10:00:00Z' };
      expect(await costs.ask({ granularity }, { ...range, fromAlert: true })).toMatchObject({
        ok: false,
        status: 400,
        source: 'downstream',
        message: expect.stringMatching(/unsettledDays/),
      });
      const type = granularity === 'None' ? 'numeric-long' : 'timeseries-wide';
      const panel = await costs.frame({ granularity, ...show('drop') }, range);
      expect(panel).toMatchObject({ fields: [], meta: { type, typeVersion: [0, 1] } });
      expect(noticesOf(panel)).toContain('unsettledDays');
      expect(under.azure.journal.of('query')).toHaveLength(0);
    }
  );
});

describe('format', () => {
  const rows = [
    [1, 20261101, 'DB', 'USD'],
    [5, 20261102, 'VM', 'USD'],
  ] as const;

  it('table has the same data as rows: time ascending, then the order of series', async () => {
    script(COLUMNS, ...rows);
    const frame = await frameOf({ ...BY_SERVICE, format: 'table' });
    expect(frame.meta).toMatchObject({ type: 'table' });
    expect(frame.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'time time',
      'subscription string',
      'subscriptionId string',
      'ServiceName string',
      'currency string',
      'Cost float64',
    ]);
    expect(
      rowsOf(frame).map(({ time, ServiceName, Cost }) => `${String(time).slice(8, 10)} ${ServiceName} ${Cost}`)
    ).toEqual(['01 VM 0', '01 DB 1', '02 VM 5', '02 DB 0', '03 VM 0', '03 DB 0']);
  });

  it('is ignored for alert rules', async () => {
    script(COLUMNS, ...rows);
    const rule = { ...DAYS, fromAlert: true };
    expect((await frameOf({ ...BY_SERVICE, format: 'table' }, rule)).meta?.type).toBe('timeseries-wide');
  });

  it('of a total is one row for each group and currency, and has no time in a table either', async () => {
    script(
      COLUMNS,
      [1, 20261101, 'DB', 'USD'],
      [4, 20261101, 'VM', 'USD'],
      [1, 20261102, 'VM', 'USD'],
      [2, 20261102, 'VM', 'EUR']
    );
    const total = await frameOf({ ...BY_SERVICE, granularity: 'None' });
    expect(total.meta).toMatchObject({ type: 'numeric-long', typeVersion: [0, 1] });
    expect(rowsOf(total).map(({ ServiceName, currency, Cost }) => [ServiceName, currency, Cost])).toEqual([
      ['VM', 'EUR', 2],
      ['VM', 'USD', 5],
      ['DB', 'USD', 1],
    ]);
    const table = await frameOf({ ...BY_SERVICE, granularity: 'None', format: 'table' });
    expect(table.meta?.type).toBe('table');
    expect(rowsOf(table)).toEqual(rowsOf(total));
  });

  it.each([
    ['Cost', { granularity: 'None' }],
    ['Cost', { format: 'table' }],
    ['time', { format: 'table' }],
  ])('tells the tag %s from the column of that name in %j', async (tag, model) => {
    script(['Cost', 'UsageDate', 'TagKey', 'TagValue', 'Currency'], [1, 20261101, tag.toLowerCase(), 'x', 'USD']);
    const frame = await frameOf({ ...model, groupBy: [{ type: 'TagKey', name: tag }] });
    expect(rowsOf(frame)[0]).toMatchObject({ [`tag_${tag}`]: 'x', Cost: 1 });
  });
});
