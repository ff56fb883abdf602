import { noticesOf, seriesOf } from '@glance/data-source/testing';
import { startSendGrid } from './fixtures/startSendGrid';

// What comes of answers with status 200 that are not what SendGrid's reference describes.
const under = startSendGrid({ accounts: [{ username: 'contoso' }, { username: 'fabrikam' }] });

const day = (date: string, requests: unknown, name?: string) => ({
  date,
  stats: [{ ...(name !== undefined && { type: 'category', name }), metrics: { requests } }],
});
const answer = (endpoint: string, json: unknown) =>
  under.sendGrid.faults.inject({ kind: 'alteredJson', alter: () => json }, { endpoint, caller: 'contoso' });

const RANGE = { from: '2026-11-20T00:00:00Z', to: '2026-11-23T00:00:00Z' };
const CONTOSO = { accounts: ['contoso'], metrics: ['requests'] };

describe('an answer about days', () => {
  it.each<[string, unknown, readonly number[]]>([
    [
      'in another order is read by its dates',
      [day('2026-11-22', 3), day('2026-11-20', 1), day('2026-11-21', 2)],
      [1, 2, 3],
    ],
    ['with days missing has no mail on them', [day('2026-11-21', 2)], [0, 2, 0]],
    ['without any day has no mail', [], [0, 0, 0]],
    ['with a day that has no stats has no mail on it', [{ date: '2026-11-20', stats: [] }], [0, 0, 0]],
    ['without a figure has none of it', [{ date: '2026-11-20', stats: [{ metrics: {} }] }], [0, 0, 0]],
    [
      'with days that nobody asked for shows none of them',
      [day('2025-11-20', 50), day('2026-10-31', 60), day('2026-11-20', 1), day('2026-12-01', 70)],
      [1, 0, 0],
    ],
  ])('%s', async (_, json, values) => {
    answer('stats', json);
    const frame = await (await under.plugin.open()).frame(CONTOSO, RANGE);
    expect(seriesOf(frame).map((series) => series.values)).toEqual([values]);
  });

  it.each<[string, unknown, string]>([
    ['no list', { result: [] }, 'not a list of days'],
    ['null', null, 'not a list of days'],
    ['a list of texts', ['2026-11-20'], 'a day without a date'],
    ['no date', [{ stats: [] }], 'a day without a date'],
    ['a date that is none', [{ date: 'yesterday', stats: [] }], 'a day without a date'],
    ['no stats', [{ date: '2026-11-20' }], 'a day without stats'],
    ['no metrics', [{ date: '2026-11-20', stats: [{}] }], 'a name without metrics'],
    ['a text for a figure', [day('2026-11-20', '12')], 'requests that is no number'],
  ])('that is not readable is the account’s error, in words without any of it: %s', async (_, json, problem) => {
    answer('stats', json);
    const dataSource = await under.plugin.open();
    const frame = await dataSource.frame({ metrics: ['requests'] }, RANGE);
    expect(seriesOf(frame).map(({ labels }) => labels['account'])).toEqual(['FABRIKAM']);
    const text = `CONTOSO: The answer of SendGrid cannot be read (${problem}). Check apiUrl and any proxy in between`;
    expect(noticesOf(frame)).toBe(`Left out: ${text}`);
    expect(await dataSource.ask({ metrics: ['requests'] }, { ...RANGE, fromAlert: true })).toMatchObject({
      ok: false,
      status: 502,
      source: 'downstream',
      message: text,
    });
  });
});

describe('an answer about names', () => {
  const NEWS = { ...CONTOSO, source: 'categories', names: ['news'] };

  it('with others than were asked for shows none of them', async () => {
    answer('categoryStats', [day('2026-11-20', 5, 'news'), day('2026-11-20', 9, 'News'), day('2026-11-21', 7, 'x')]);
    const frame = await (await under.plugin.open()).frame(NEWS, RANGE);
    expect(seriesOf(frame).map(({ labels, values }) => [labels['category'], values])).toEqual([['news', [5, 0, 0]]]);
  });

  it('without those that were asked for has no mail of them', async () => {
    answer('categoryStats', [day('2026-11-20', 7, 'x')]);
    const frame = await (await under.plugin.open()).frame(NEWS, RANGE);
    expect(seriesOf(frame).map(({ labels, values }) => [labels['category'], values])).toEqual([['news', [0, 0, 0]]]);
  });

  it('with more of the largest than were asked for shows no more than those', async () => {
    const named = (name: string) => ({ type: 'category', name, metrics: {} });
    answer('categorySums', { date: '2026-11-20', stats: ['a', 'b', 'c'].map(named) });
    answer(
      'categoryStats',
      ['a', 'b', 'c'].map((name, index) => day('2026-11-20', 10 - index, name))
    );
    const frame = await (
      await under.plugin.open()
    ).frame({ ...CONTOSO, source: 'categories', top: { limit: 2 } }, RANGE);
    expect(seriesOf(frame).map(({ labels }) => labels['category'])).toEqual(['a', 'b']);
  });

  it.each<[string, unknown, string]>([
    ['sums without stats', {}, 'sums without stats'],
    ['names that are none', { stats: [{ metrics: {} }] }, 'figures without a name'],
  ])('that is not readable is an error: %s', async (_, json, problem) => {
    answer('categorySums', json);
    const dataSource = await under.plugin.open();
    expect(await dataSource.ask({ ...CONTOSO, source: 'categories' }, RANGE)).toMatchObject({
      ok: false,
      status: 502,
      message: expect.stringContaining(`(${problem})`),
    });
  });
});
