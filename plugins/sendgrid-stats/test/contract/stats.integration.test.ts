import { noticesOf, seriesOf } from '@glance/data-source/testing';
import type { Counts } from '@glance/simulator-sendgrid';
import { RANGE, valuesOf } from '../fixtures/openDataSource';
import { startSendGrid } from '../fixtures/startSendGrid';

// What the contract says of the answers of the query type `stats`, sentence by sentence. Today is Wednesday the 25th.
const under = startSendGrid({
  accounts: [
    { username: 'adatum' },
    { username: 'contoso' },
    { username: 'fabrikam', timeZone: 'Pacific/Auckland' },
    { username: 'tailwind', timeZone: 'America/Los_Angeles' },
  ],
});
const ONE_ZONE = { accounts: ['adatum', 'contoso'] };
const ONE = { accounts: ['contoso'], metrics: ['requests'] };

function addMail(username: string, time: string, counts: Counts, categories?: readonly string[]): void {
  under.sendGrid.addMail(username, [{ timeMs: Date.parse(`2026-${time}Z`), counts, categories }]);
}

const timesOf = async (
  model: Readonly<Record<string, unknown>>,
  range: { readonly from: string; readonly to: string }
) => {
  const { fields } = await (await under.plugin.open()).frame({ ...ONE, ...model }, range);
  return valuesOf(fields[0]).map((ms) => new Date(Number(ms)).toISOString());
};

describe('the range', () => {
  it.each([
    ['does not hold the day that begins at its end', {}, '2026-11-18T00:00', '2026-11-20T00:00', ['18', '19']],
    [
      'holds the day that its last millisecond lies in',
      {},
      '2026-11-18T23:59:59.999',
      '2026-11-20T00:00:00.001',
      ['18', '19', '20'],
    ],
    ['counts as one day where it is empty', {}, '2026-11-18T00:00', '2026-11-18T00:00', ['18']],
    ['ends today', {}, '2026-11-24T00:00', '2026-12-24T00:00', ['24', '25']],
    [
      'is rounded out to weeks from Monday',
      { aggregatedBy: 'week' },
      '2026-11-15T23:00',
      '2026-11-17T00:00',
      ['09', '16'],
    ],
    [
      'does not hold the week that begins at its end',
      { aggregatedBy: 'week' },
      '2026-11-15T23:00',
      '2026-11-16T00:00',
      ['09'],
    ],
    ['is rounded out to months', { aggregatedBy: 'month' }, '2026-11-15T00:00', '2026-11-16T00:00', ['01']],
  ])('%s', async (_, model, from, to, days) => {
    const times = await timesOf(model, { from: `${from}Z`, to: `${to}Z` });
    expect(times).toEqual(days.map((day) => `2026-11-${day}T00:00:00.000Z`));
  });

  it('of weeks and months is asked whole, by day, and folded by us', async () => {
    addMail('contoso', '11-09T00:00:00', { requests: 1 });
    addMail('contoso', '11-15T23:00:00', { requests: 20 });
    addMail('contoso', '11-16T00:00:00', { requests: 300 });
    const wednesday = { from: '2026-11-11T00:00:00Z', to: '2026-11-12T00:00:00Z' };
    const dataSource = await under.plugin.open();
    const week = await dataSource.frame({ ...ONE, aggregatedBy: 'week' }, wednesday);
    expect(valuesOf(week.fields[1])).toEqual([21]);
    const month = await dataSource.frame({ ...ONE, aggregatedBy: 'month' }, wednesday);
    expect(valuesOf(month.fields[1])).toEqual([321]);
    expect(under.sendGrid.journal.of('stats').map(({ url }) => /aggregated_by=\w+/.exec(url)?.[0])).toEqual([
      'aggregated_by=day',
    ]);
  });

  it('that runs backwards, or lies wholly in the future, is a 400', async () => {
    const dataSource = await under.plugin.open();
    for (const range of [
      { from: '2026-11-20T00:00:00Z', to: '2026-11-19T00:00:00Z' },
      { from: '2026-11-27T00:00:00Z', to: '2026-11-28T00:00:00Z' },
    ]) {
      expect(await dataSource.ask({}, range)).toMatchObject({ ok: false, status: 400, source: 'downstream' });
    }
  });
});

describe('a time series', () => {
  it('is one wide frame with a time field that is never null', async () => {
    const { meta, fields } = await (await under.plugin.open()).frame(ONE_ZONE);
    expect(meta).toMatchObject({ type: 'timeseries-wide', typeVersion: [0, 1] });
    expect(fields[0]).toMatchObject({ name: 'time', type: 'time', nullable: false });
    expect(fields.slice(1).map(({ type, nullable }) => [type, nullable])).toEqual(Array(4).fill(['float64', true]));
  });

  it('has the label `metric` only beside another figure, and rates named and measured as such', async () => {
    const dataSource = await under.plugin.open();
    const shape = async (model: Readonly<Record<string, unknown>>) =>
      (await dataSource.frame({ accounts: ['contoso'], ...model })).fields
        .slice(1)
        .map(({ name, labels, config }) => [name, labels, config?.unit]);
    expect(await shape({ metrics: ['opens'] })).toEqual([['opens', { account: 'CONTOSO' }, 'short']]);
    expect(await shape({ metrics: [], rates: ['bounces'] })).toEqual([
      ['bounces_rate', { account: 'CONTOSO' }, 'percent'],
    ]);
    expect(await shape({ metrics: ['bounces'], rates: ['bounces'] })).toEqual([
      ['bounces', { account: 'CONTOSO', metric: 'bounces' }, 'short'],
      ['bounces_rate', { account: 'CONTOSO', metric: 'bounces_rate' }, 'percent'],
    ]);
  });

  it('has the largest total first, then label text by UTF-16 code unit', async () => {
    addMail('adatum', '11-20T12:00:00', { requests: 5, delivered: 5 });
    addMail('contoso', '11-20T12:00:00', { requests: 9, delivered: 5 });
    const { fields } = await (await under.plugin.open()).frame(ONE_ZONE);
    expect(fields.slice(1).map(({ name, labels }) => `${labels?.account} ${name}`)).toEqual([
      'CONTOSO requests',
      'ADATUM delivered',
      'ADATUM requests',
      'CONTOSO delivered',
    ]);
  });

  it.each([
    ['delivered', 'requests'],
    ['bounces', 'requests'],
    ['blocks', 'requests'],
    ['spam_reports', 'delivered'],
    ['unique_opens', 'delivered'],
    ['unique_clicks', 'delivered'],
    ['unsubscribes', 'delivered'],
  ])('has the rate %s as a percent of %s, and null where that is 0', async (rate, divisor) => {
    addMail('contoso', '11-20T12:00:00', { requests: 1, delivered: 1, [rate]: 30, [divisor]: 120 });
    const { fields } = await (await under.plugin.open()).frame({ ...ONE, metrics: [], rates: [rate] });
    expect(valuesOf(fields[1])).toEqual([null, null, 25, null, null, null, null]);
  });

  it('has a name of its own for each series that legends show, or that of legendFormat', async () => {
    addMail('contoso', '11-20T12:00:00', { requests: 2, delivered: 1 }, ['news']);
    const dataSource = await under.plugin.open();
    const names = async (model: Readonly<Record<string, unknown>>) =>
      (await dataSource.frame(model)).fields.slice(1).map(({ config }) => config?.displayNameFromDS);
    expect(await names({ ...ONE_ZONE, metrics: ['requests'] })).toEqual(['CONTOSO', 'ADATUM']);
    expect(await names(ONE)).toEqual(['requests']);
    expect(await names({ ...ONE_ZONE, source: 'categories', names: ['news'] })).toEqual([
      'CONTOSO: news, requests',
      'CONTOSO: news, delivered',
      'ADATUM: news, delivered',
      'ADATUM: news, requests',
    ]);
    expect(await names({ ...ONE, legendFormat: '{{account}} sends' })).toEqual(['CONTOSO sends']);
  });
});

describe('accounts of different zones', () => {
  const ALL = { metrics: ['requests'] };

  it('have a frame for each series, at local midnights, and no rows of each other', async () => {
    // In Auckland it is the 21st.
    addMail('fabrikam', '11-20T12:00:00', { requests: 7 });
    addMail('tailwind', '11-20T12:00:00', { requests: 3 });
    const frames = await (await under.plugin.open()).frames(ALL, RANGE);
    expect(frames.map(({ meta, fields }) => [meta?.type, meta?.typeVersion, fields[1]?.labels])).toEqual(
      ['FABRIKAM', 'TAILWIND', 'ADATUM', 'CONTOSO'].map((account) => ['timeseries-multi', [0, 1], { account }])
    );
    const [auckland, california, utc] = frames.map(({ fields }) =>
      valuesOf(fields[0]).map((ms, row) => [new Date(Number(ms)).toISOString(), valuesOf(fields[1])[row]])
    );
    expect(auckland).toContainEqual(['2026-11-20T11:00:00.000Z', 7]);
    // From noon of the 18th in UTC, which in Auckland is the 19th.
    expect(auckland?.[0]).toEqual(['2026-11-18T11:00:00.000Z', 0]);
    expect(california).toContainEqual(['2026-11-20T08:00:00.000Z', 3]);
    expect(utc?.[0]).toEqual(['2026-11-18T00:00:00.000Z', 0]);
    expect(frames.map(({ fields }) => fields.length)).toEqual([2, 2, 2, 2]);
  });

  it('say on each frame what is partial and when SendGrid answered', async () => {
    const frames = await (await under.plugin.open()).frames(ALL, { from: RANGE.from, to: '2026-11-26T00:00:00Z' });
    expect(frames).toHaveLength(4);
    for (const frame of frames) {
      expect(noticesOf(frame)).toBe('2026-11-25 is today: its figures are partial and will grow.');
      expect(frame.meta?.custom).toEqual({ fetchedAt: '2026-11-25T10:00:00.000Z' });
    }
  });

  it('of which some have only today left to drop are named on a dashboard, and are an error for an alert rule', async () => {
    // At noon it is the 26th in Auckland, and the 25th elsewhere.
    under.clock.set(Date.parse('2026-11-25T12:00:00Z'));
    const range = { from: '2026-11-25T11:30:00Z', to: '2026-11-26T00:00:00Z' };
    const dataSource = await under.plugin.open();
    const query = { ...ALL, accounts: ['fabrikam', 'contoso'], today: 'drop' };
    const wide = { from: '2026-11-25T10:30:00Z', to: range.to };
    const [frame, ...more] = await dataSource.frames(query, wide);
    expect(frame?.fields[1]?.labels).toEqual({ account: 'FABRIKAM' });
    expect(more).toEqual([]);
    expect(frame && noticesOf(frame)).toMatch(/^Left out: CONTOSO\. The range is today/);
    expect(await dataSource.ask(query, { ...wide, fromAlert: true })).toMatchObject({
      ok: false,
      status: 400,
      message: expect.stringContaining('CONTOSO'),
    });
    const [none] = await dataSource.frames(query, range);
    expect(none).toMatchObject({ fields: [], meta: { type: 'timeseries-multi', typeVersion: [0, 1] } });
    expect(none && noticesOf(none)).toMatch(/^The range is today/);
    expect(await dataSource.ask(query, { ...range, fromAlert: true })).toMatchObject({ ok: false, status: 400 });
  });
});

describe('a table', () => {
  const TABLE = { format: 'table', source: 'categories', names: ['news'], accounts: ['contoso'] };
  const columns = async (model: Readonly<Record<string, unknown>>, options = {}) =>
    (await (await under.plugin.open()).frame({ ...TABLE, ...model }, options)).fields.map(
      ({ name, type }) => `${name}: ${type}`
    );

  it('has a time column, a string column for each label, and one number', async () => {
    addMail('contoso', '11-20T12:00:00', { requests: 2, delivered: 1 }, ['news']);
    expect(await columns({ metrics: ['requests'] })).toEqual([
      'time: time',
      'account: string',
      'category: string',
      'requests: float64',
    ]);
    const { meta, fields } = await (
      await under.plugin.open()
    ).frame(
      { ...TABLE, rates: ['delivered'] },
      {
        from: '2026-11-20T00:00:00Z',
        to: '2026-11-20T12:00:00Z',
      }
    );
    expect(meta?.type).toBe('table');
    expect(fields.map((field) => [field.name, valuesOf(field)])).toEqual([
      ['time', Array(3).fill(Date.parse('2026-11-20'))],
      ['account', Array(3).fill('CONTOSO')],
      ['category', Array(3).fill('news')],
      ['metric', ['delivered_rate', 'requests', 'delivered']],
      ['value', [50, 2, 1]],
    ]);
  });

  it('is in the order of time, then of series, whatever the zones', async () => {
    addMail('contoso', '11-20T12:00:00', { requests: 2 });
    const [frame, ...more] = await (
      await under.plugin.open()
    ).frames(
      { format: 'table', metrics: ['requests'], accounts: ['fabrikam', 'adatum', 'contoso'] },
      { from: '2026-11-19T12:00:00Z', to: '2026-11-20T12:00:00Z' }
    );
    expect(more).toEqual([]);
    const [time, account] = frame?.fields ?? [];
    expect(
      valuesOf(time).map(
        (ms, row) => `${new Date(Number(ms)).toISOString().slice(5, 13)} ${String(valuesOf(account)[row])}`
      )
    ).toEqual([
      '11-19T00 CONTOSO',
      '11-19T00 ADATUM',
      '11-19T11 FABRIKAM',
      '11-20T00 CONTOSO',
      '11-20T00 ADATUM',
      '11-20T11 FABRIKAM',
    ]);
  });

  it('is none for an alert rule, which gets time series', async () => {
    const { meta } = await (await under.plugin.open()).frame(TABLE, { fromAlert: true });
    expect(meta?.type).toBe('timeseries-wide');
  });
});

describe('names', () => {
  it('are the largest by top.by in the range, of each account by itself', async () => {
    const range = { from: '2026-11-20T00:00:00Z', to: '2026-11-22T00:00:00Z' };
    const mail = (username: string, day: string, name: string, opens: number) =>
      addMail(username, `11-${day}T12:00:00`, { requests: 1, opens }, [name]);
    // Large outside the range only.
    mail('contoso', '10', 'spring', 900);
    for (const [name, opens] of [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ] as const) {
      mail('contoso', '20', name, opens);
      mail('adatum', '21', name, 10 - opens);
    }
    const frame = await (
      await under.plugin.open()
    ).frame({ ...ONE_ZONE, source: 'categories', metrics: ['opens'], top: { limit: 2, by: 'opens' } }, range);
    expect(seriesOf(frame).map(({ labels }) => labels)).toEqual([
      { account: 'ADATUM', category: 'a' },
      { account: 'ADATUM', category: 'b' },
      { account: 'CONTOSO', category: 'c' },
      { account: 'CONTOSO', category: 'b' },
    ]);
  });

  it('are asked ten in a call, side by side, and each has its series also without mail', async () => {
    const names = Array.from({ length: 95 }, (_, index) => `category ${index}`);
    names.slice(0, 94).forEach((name, index) => addMail('contoso', '11-20T12:00:00', { requests: index + 1 }, [name]));
    under.sendGrid.faults.inject({ kind: 'latency', ms: 200 }, { endpoint: 'categoryStats' });
    const frame = await (await under.plugin.open()).frame({ ...ONE, source: 'categories', names });
    const { journal } = under.sendGrid;
    expect(journal.of('categoryStats')).toHaveLength(10);
    expect(journal.peakInFlight('categoryStats')).toBe(10);
    const totals = new Map(
      seriesOf(frame).map(({ labels, values }) => [
        labels['category'],
        values.reduce<number>((sum, value) => sum + Number(value), 0),
      ])
    );
    expect(names.map((name) => totals.get(name))).toEqual([...names.slice(0, 94).map((_, index) => index + 1), 0]);
  });
});
