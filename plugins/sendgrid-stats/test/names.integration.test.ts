import { noticesOf, rowsOf, seriesOf } from '@glance/data-source/testing';
import { unavailable } from '@glance/simulator-sendgrid';
import { startSendGrid } from './fixtures/startSendGrid';

const MANY = 1203;
const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(4, '0')}`);
const SUBUSERS = numbered('shop', MANY);

/** Names as people write them. */
const AWKWARD = [
  ' leading blank',
  'trailing blank ',
  'two  blanks',
  'comma, semicolon; colon:',
  '"quoted" and \'quoted\'',
  '100 % + more & less = #1?',
  'a%20b%2Bc',
  'slash/back\\slash',
  'list[]',
  'Grüße aus Zürich',
  'メール ニュース',
  '🎉 party',
  'US$5',
  'null',
  '(none)',
  'News',
  'news',
];

const under = startSendGrid({
  accounts: [
    { username: 'contoso', subusers: SUBUSERS.map((username) => ({ username })) },
    { username: 'fabrikam', subusers: AWKWARD.map((username) => ({ username })) },
  ],
});
const calls = (endpoint: string) => under.sendGrid.journal.of(endpoint);

const mail = (count: number) => ({
  timeMs: Date.parse('2026-11-20T12:00:00Z'),
  counts: { requests: count, delivered: count },
});

/** Each name has as much mail as its place in the list says, from 1. */
function addCategories(names: readonly string[], username = 'contoso'): void {
  under.sendGrid.addMail(
    username,
    names.map((name, index) => ({ ...mail(index + 1), categories: [name] }))
  );
}

function addSubusers(names: readonly string[]): void {
  names.forEach((name, index) => under.sendGrid.addMail(name, [mail(index + 1)]));
}

/** Mail of each name in an answer about one account and figure. */
const totalsOf = (frame: Parameters<typeof seriesOf>[0], label = 'category') =>
  seriesOf(frame).map(({ labels, values }) => [
    labels[label],
    values.reduce<number>((sum, value) => sum + Number(value), 0),
  ]);

const ofContoso = { accounts: ['contoso'], metrics: ['requests'] };

describe('a list of names', () => {
  it.each([
    ['categories', 499, 1],
    ['categories', 500, 2],
    ['categories', MANY, 3],
  ])('of %s that has %i is read to its end, page by page', async (variable, count, pages) => {
    const names = numbered('category', count);
    addCategories(names);
    const dataSource = await under.plugin.open();
    const list = await dataSource.frame({ queryType: 'variable', variable, accounts: ['contoso'] });
    expect(rowsOf(list)).toEqual(names.map((name) => ({ text: name, value: name })));
    expect(noticesOf(list)).toBe('');
    expect(calls('categories').map(({ url }) => new URL(url).search)).toEqual(
      Array.from({ length: pages }, (_, page) => `?limit=500&offset=${500 * page}`)
    );
  });

  it('of subusers is read to its end too, and costs the editor nothing more', async () => {
    const dataSource = await under.plugin.open();
    const list = await dataSource.frame({ queryType: 'variable', variable: 'subusers', accounts: ['contoso'] });
    expect(rowsOf(list).map(({ value }) => value)).toEqual(SUBUSERS);
    const { json } = await dataSource.resource('GET', 'subusers?account=contoso');
    expect(json).toEqual({ values: SUBUSERS, isCut: false, notices: [] });
    expect(calls('subusers')).toHaveLength(3);
  });

  it('of several accounts has each name once; without the one that fails, whose name is told', async () => {
    addCategories(['b', 'a']);
    addCategories(['c', 'b'], 'fabrikam');
    const dataSource = await under.plugin.open();
    const list = () => dataSource.resource('GET', 'categories');
    expect(await list()).toMatchObject({ json: { values: ['a', 'b', 'c'], notices: [] } });
    await dataSource.resource('POST', 'cache/clear');
    under.sendGrid.faults.inject(unavailable(500), { endpoint: 'categories', caller: 'fabrikam' });
    expect(await list()).toMatchObject({
      status: 200,
      json: { values: ['a', 'b'], notices: [expect.stringMatching(/^Left out: FABRIKAM: SendGrid is not available/)] },
    });
  });

  it('is no list at all when a page of it fails, and whole when it is asked again', async () => {
    addCategories(numbered('category', MANY));
    const end = under.sendGrid.faults.inject(unavailable(500), { urlIncludes: 'offset=500' });
    const dataSource = await under.plugin.open();
    const ask = () => dataSource.ask({ queryType: 'variable', variable: 'categories', accounts: ['contoso'] });
    expect(await ask()).toMatchObject({ ok: false, status: 502, message: expect.stringMatching(/^CONTOSO: /) });
    end();
    const answer = await ask();
    expect(answer.ok && answer.frame.fields[1]?.values).toHaveLength(MANY);
  });

  it('that never ends is an error, not an endless loop', async () => {
    const page = Array.from({ length: 500 }, (_, index) => ({ category: `${index}` }));
    under.sendGrid.faults.inject({ kind: 'alteredJson', alter: () => page }, { endpoint: 'categories' });
    const dataSource = await under.plugin.open();
    const answer = await dataSource.ask({ queryType: 'variable', variable: 'categories', accounts: ['contoso'] });
    expect(answer).toMatchObject({ ok: false, status: 502, message: expect.stringContaining('more than 40 pages') });
    expect(calls('categories')).toHaveLength(40);
  });
});

describe('the largest of more than five hundred names', () => {
  it.each([
    ['categories', 'category', 'categorySums', 'categoryStats'],
    ['subusers', 'subuser', 'subuserSums', 'subuserStats'],
  ])('are picked by SendGrid in one call, and asked ten at once: %s', async (source, label, sums, stats) => {
    const names = source === 'subusers' ? SUBUSERS : numbered('category', MANY);
    if (source === 'subusers') {
      addSubusers(names);
    } else {
      addCategories(names);
    }
    const dataSource = await under.plugin.open();
    const frame = await dataSource.frame({ ...ofContoso, source, top: { limit: 95 } });
    const largest = names.map((name, index) => [name, index + 1]).toReversed();
    expect(totalsOf(frame, label)).toEqual(largest.slice(0, 95));
    expect(calls(sums)).toHaveLength(1);
    expect(calls(sums)[0]?.url).toContain('limit=95&offset=0&sort_by_metric=delivered&sort_by_direction=desc');
    expect(
      calls(stats)
        .map(({ url }) => new URL(url).searchParams.getAll(source).length)
        .sort()
    ).toEqual([10, 10, 10, 10, 10, 10, 10, 10, 10, 5].sort());
  });

  it('are an error for an alert rule, and left out with a reason on a dashboard, when some of them fail', async () => {
    addCategories(numbered('category', 30));
    addCategories(['other'], 'fabrikam');
    under.sendGrid.faults.inject(unavailable(500), { urlIncludes: 'categories=category-0015' });
    const dataSource = await under.plugin.open();
    const query = { metrics: ['requests'], source: 'categories', top: { limit: 30 } };
    const frame = await dataSource.frame(query);
    // A part of an account's names would look like all of them.
    expect(totalsOf(frame)).toEqual([['other', 1]]);
    expect(noticesOf(frame)).toMatch(/^Left out: CONTOSO: /);
    expect(await dataSource.ask(query, { fromAlert: true })).toMatchObject({ ok: false, status: 502 });
  });
});

describe('names as people write them', () => {
  const truth = AWKWARD.map((name, index) => [name, index + 1]);
  const add = {
    categories: () => addCategories(AWKWARD, 'fabrikam'),
    subusers: () => addSubusers(AWKWARD),
    mailboxProviders: () =>
      under.sendGrid.addMail(
        'fabrikam',
        AWKWARD.map((provider, index) => ({ ...mail(index + 1), provider }))
      ),
  };

  it.each([
    ['categories', 'category'],
    ['subusers', 'subuser'],
    ['mailboxProviders', 'mailboxProvider'],
  ] as const)('are the same in queries and in labels, each with its own mail: %s', async (source, label) => {
    add[source]();
    const dataSource = await under.plugin.open();
    const ask = (fields: object) =>
      dataSource.frame({ accounts: ['fabrikam'], metrics: ['delivered'], source, ...fields });
    expect(totalsOf(await ask({ names: AWKWARD }), label)).toEqual(truth.toReversed());
    expect(totalsOf(await ask({ top: { limit: 100 } }), label)).toEqual(truth.toReversed());
    for (const [name, delivered] of truth) {
      expect(totalsOf(await ask({ names: [name] }), label)).toEqual([[name, delivered]]);
    }
  });

  it.each(['categories', 'subusers'] as const)('are the same in lists: %s', async (variable) => {
    add[variable]();
    const dataSource = await under.plugin.open();
    const list = await dataSource.frame({ queryType: 'variable', variable, accounts: ['fabrikam'] });
    expect(rowsOf(list).map(({ value }) => value)).toEqual(AWKWARD.toSorted());
  });

  it('are asked once however often and in whatever order they are named', async () => {
    add.categories();
    const dataSource = await under.plugin.open();
    const ask = (names: readonly string[]) =>
      dataSource.frame({ accounts: ['fabrikam'], metrics: ['requests'], source: 'categories', names });
    const once = await ask(AWKWARD);
    const twice = await ask([...AWKWARD.toReversed(), ...AWKWARD]);
    expect(twice.fields).toEqual(once.fields);
    expect(calls('categoryStats')).toHaveLength(2);
  });
});
