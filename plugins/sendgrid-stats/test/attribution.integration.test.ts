import type { Frame } from '@glance/data-frames';
import { noticesOf, rowsOf, seriesOf } from '@glance/data-source/testing';
import { madeUpKey, unavailable } from '@glance/simulator-sendgrid';
import { accountSettings } from './fixtures/openDataSource';
import { startSendGrid } from './fixtures/startSendGrid';

const BASE_KEY = madeUpKey('fleet');
/** Keys differ in their last character alone, some of them only in its case. */
const LETTERS = [...'ABCDEFGHIJabcdefghij'];
const idOf = (index: number) => `brand-${String(index + 1).padStart(2, '0')}`;
const IDS = LETTERS.map((_, index) => idOf(index));
const MAIL_TIME = Date.parse('2026-11-20T12:00:00Z');

// Whatever an account says tells who it is.
const under = startSendGrid({
  accounts: LETTERS.map((letter, index) => ({
    username: idOf(index),
    keys: [{ apiKey: `${BASE_KEY}${letter}` }],
    monthlyCredits: 1_000_000 + index,
    reputation: 50 + index,
    subusers: [{ username: `${idOf(index)}-shop` }],
  })),
});
const amountOf = (id: string) => 100 * (IDS.indexOf(id) + 1);

beforeEach(() => {
  for (const id of IDS) {
    const counts = { requests: amountOf(id), delivered: amountOf(id) };
    under.sendGrid.addMail(id, [{ timeMs: MAIL_TIME, categories: [`${id}-news`], provider: `${id}-mail`, counts }]);
    under.sendGrid.addMail(`${id}-shop`, [{ timeMs: MAIL_TIME, counts }]);
  }
});

/** In an order that is no account's own. */
const shuffled = (ids: readonly string[], round: number) =>
  ids
    .map((id, index) => ({ id, rank: ((index + 3 * round) * 7919) % 101 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id);

/** What a time series answer says of each account: its names and the most mail of a day. */
const shownOf = (frame: Frame) =>
  Object.fromEntries(
    seriesOf(frame).map(({ labels: { account = '', ...names }, values }) => [
      account,
      [...Object.values(names), Math.max(...values.map(Number))].join(' '),
    ])
  );
const truth = (of: (id: string) => string) => Object.fromEntries(IDS.map((id) => [id.toUpperCase(), of(id)]));

const QUESTIONS = [
  [{ metrics: ['requests'] }, (id: string) => `${amountOf(id)}`],
  [{ source: 'categories', metrics: ['requests'] }, (id: string) => `${id}-news ${amountOf(id)}`],
  [{ source: 'subusers', metrics: ['requests'] }, (id: string) => `${id}-shop ${amountOf(id)}`],
  [{ source: 'mailboxProviders' }, (id: string) => `${id}-mail ${amountOf(id)}`],
] as const;
const FIGURES = [
  [{ queryType: 'credits', figures: ['total'] }, 'total', (id: string) => 1_000_000 + IDS.indexOf(id)],
  [{ queryType: 'reputation' }, 'reputation', (id: string) => 50 + IDS.indexOf(id)],
] as const;

type DataSource = Awaited<ReturnType<typeof under.plugin.open>>;

async function expectTheTruth(dataSource: DataSource, accounts: readonly string[]): Promise<void> {
  await Promise.all([
    ...QUESTIONS.map(async ([query, of]) =>
      expect(shownOf(await dataSource.frame({ ...query, accounts }))).toEqual(truth(of))
    ),
    ...FIGURES.map(async ([query, figure, of]) =>
      expect(rowsOf(await dataSource.frame({ ...query, accounts }))).toEqual(
        accounts.map((id) => ({ account: id.toUpperCase(), [figure]: of(id) }))
      )
    ),
    ...accounts.map(async (id) => {
      expect(await dataSource.resource('GET', `categories?account=${id}`)).toMatchObject({
        json: { values: [`${id}-news`] },
      });
      const list = await dataSource.frame({ queryType: 'variable', variable: 'subusers', accounts: [id] });
      expect(rowsOf(list).map(({ value }) => value)).toEqual([`${id}-shop`]);
    }),
  ]);
}

describe('twenty accounts whose keys differ in one character, or its case', () => {
  it('have each their own in every answer, though nothing is kept and SendGrid answers in any order', async () => {
    under.sendGrid.faults.inject({ kind: 'latency', ms: 0, jitterMs: 40 });
    const dataSource = await under.plugin.open({ jsonData: { cacheTtlSeconds: 0, maxConcurrentRequests: 64 } });
    for (let round = 0; round < 4; round += 1) {
      await Promise.all([
        expectTheTruth(dataSource, IDS),
        expectTheTruth(dataSource, shuffled(IDS, round)),
        expectTheTruth(dataSource, shuffled(IDS, round + 17)),
      ]);
    }
  });

  it('have each their own out of the cache too, for which nobody is asked again', async () => {
    const dataSource = await under.plugin.open();
    await expectTheTruth(dataSource, IDS);
    const { journal } = under.sendGrid;
    journal.clear();
    await Promise.all([0, 1, 2].map((round) => expectTheTruth(dataSource, shuffled(IDS, round))));
    expect(journal.entries).toEqual([]);
  });

  it('have each their own of the last good answers when every other account fails', async () => {
    const dataSource = await under.plugin.open();
    const [query, of] = QUESTIONS[1];
    await dataSource.frame(query);
    under.clock.advance(13 * 3_600_000);
    const failing = IDS.filter((_, index) => index % 2 === 1);
    failing.forEach((caller) => under.sendGrid.faults.inject(unavailable(500), { caller }));
    const frame = await dataSource.frame({ ...query, accounts: shuffled(IDS, 5) });
    expect(shownOf(frame)).toEqual(truth(of));
    const stale = noticesOf(frame).match(/BRAND-\d\d (?=are 13 hours old)/g);
    expect(stale?.map((name) => name.trim().toLowerCase()).sort()).toEqual(failing);
  });
});

describe('an account', () => {
  const settings = (change: (settings: Readonly<Record<string, unknown>>, index: number) => object = (same) => same) =>
    under.sendGrid.accounts.map((account, index) => change(accountSettings(under.sendGrid, account), index));
  const REQUESTS = { metrics: ['requests'] };

  it('that is renamed keeps its mail, under the new name alone, without a call', async () => {
    const before = await under.plugin.open();
    await before.frame(REQUESTS);
    under.sendGrid.journal.clear();
    // The first two names change hands; their ids, and so their keys, stay.
    const names = ['BRAND-02', 'BRAND-01', 'Third'];
    const accounts = settings((same, index) => ({ ...same, ...(names[index] && { name: names[index] }) }));
    const after = await under.plugin.open({ jsonData: { accounts } });
    const { 'BRAND-03': third, ...others } = truth((id) => `${amountOf(id)}`);
    expect(shownOf(await after.frame(REQUESTS))).toEqual({
      ...others,
      'BRAND-01': others['BRAND-02'],
      'BRAND-02': others['BRAND-01'],
      Third: third,
    });
    expect(under.sendGrid.journal.entries).toEqual([]);
  });

  it('whose key is exchanged for another’s shows that other’s mail', async () => {
    const before = await under.plugin.open();
    await before.frame(REQUESTS);
    const { apiKeys } = under.sendGrid;
    const swapped = { 'apiKey.brand-01': apiKeys['brand-02'] ?? '', 'apiKey.brand-02': apiKeys['brand-01'] ?? '' };
    const after = await under.plugin.open({ secureJsonData: swapped });
    const own = truth((id) => `${amountOf(id)}`);
    expect(shownOf(await after.frame(REQUESTS))).toEqual({
      ...own,
      'BRAND-01': own['BRAND-02'],
      'BRAND-02': own['BRAND-01'],
    });
    expect(shownOf(await before.frame(REQUESTS))).toEqual(own);
  });

  it('of two data sources with the same ids and names is that of each one’s own keys', async () => {
    const { apiKeys } = under.sendGrid;
    const keyOf = (index: number) => apiKeys[idOf(index)] ?? '';
    // Everybody has the key of the next.
    const secureJsonData = Object.fromEntries(IDS.map((id, index) => [`apiKey.${id}`, keyOf((index + 1) % 20)]));
    const [ours, theirs] = [await under.plugin.open(), await under.plugin.open({ uid: 'theirs', secureJsonData })];
    const [our, their] = await Promise.all([ours, theirs].map((one) => one.frame(REQUESTS)));
    expect(our && shownOf(our)).toEqual(truth((id) => `${amountOf(id)}`));
    expect(their && shownOf(their)).toEqual(truth((id) => `${amountOf(idOf((IDS.indexOf(id) + 1) % 20))}`));
    // The same keys are the same accounts, whoever asks.
    expect(under.sendGrid.journal.of('stats')).toHaveLength(20);
  });
});
