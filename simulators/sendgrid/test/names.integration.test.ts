import { type ErrorsJson, type Parameters, SendGridCaller, type StatsJson, type SumsJson } from './SendGridCaller';
import { simulatorUnderTest } from './simulatorUnderTest';

const NOON = Date.parse('2026-11-25T12:00:00Z');
const TODAY = { start_date: '2026-11-25' };
const letters = [...'abcdefghijkl'];

describe('statistics by name', () => {
  const under = simulatorUnderTest(NOON, {
    accounts: [
      {
        username: 'parent',
        monthlyCredits: 500,
        subusers: [
          ...letters.slice(0, 6).map((letter) => ({ username: `sub-${letter}` })),
          { username: 'sub-eu', region: 'eu', isDisabled: true },
        ],
      },
    ],
  });

  beforeEach(() => {
    under.sendGrid.addMail(
      'parent',
      letters.map((category, index) => ({
        timeMs: NOON - 1000,
        categories: [category, 'all'],
        provider: index < 3 ? 'Gmail' : undefined,
        counts: { requests: index + 1, processed: index, delivered: index, bounce_drops: 1, opens: 20 - index },
      }))
    );
    letters
      .slice(0, 6)
      .forEach((letter, index) =>
        under.sendGrid.addMail(`sub-${letter}`, [
          { timeMs: NOON - 1000, counts: { requests: 10, processed: 10, delivered: index, blocks: 10 - index } },
        ])
      );
  });

  const rows = ({ stats }: SumsJson | StatsJson[number], metric: 'requests' | 'delivered' = 'requests') =>
    stats.map(({ name, metrics }) => `${name} ${metrics[metric]}`);
  const get = async <Json>(path: string, parameters: Parameters = TODAY): Promise<Json> => {
    const { status, json } = await under.caller.ask<Json>(path, parameters);
    expect([status, json]).toEqual([200, json]);
    return json;
  };

  it('count the same message in each of its categories, and have zeros for unknown ones', async () => {
    const [before, today] = await get<StatsJson>('/v3/categories/stats', {
      start_date: '2026-11-24',
      categories: ['all', 'c', 'nothing'],
    });

    expect(before && rows(before)).toEqual(['all 0', 'c 0', 'nothing 0']);
    expect(today && rows(today)).toEqual(['all 78', 'c 3', 'nothing 0']);
    expect(today?.stats[0]?.type).toBe('category');
  });

  it('are forgotten for categories after 13 months, and for nothing else', async () => {
    under.sendGrid.addMail(
      'parent',
      ['2025-10-24T12:00:00Z', '2025-10-25T12:00:00Z'].map((time) => ({
        timeMs: Date.parse(time),
        categories: ['c'],
        counts: { requests: 7 },
      }))
    );
    const range = { start_date: '2025-10-24', end_date: '2025-10-25' };
    const kept = await get<StatsJson>('/v3/categories/stats', { ...range, categories: 'c' });

    expect(kept.flatMap((day) => rows(day))).toEqual(['c 0', 'c 7']);
    expect((await get<StatsJson>('/v3/stats', range)).map(({ stats }) => stats[0]?.metrics.requests)).toEqual([7, 7]);
  });

  it('sum up the five that were delivered most, unless others are asked for', async () => {
    const sums = (parameters: Parameters) => get<SumsJson>('/v3/categories/stats/sums', { ...TODAY, ...parameters });

    expect((await sums({})).date).toBe('2026-11-25');
    expect(rows(await sums({}), 'delivered')).toEqual(['all 66', 'l 11', 'k 10', 'j 9', 'i 8']);
    expect(rows(await sums({ limit: 2, offset: 1 }), 'delivered')).toEqual(['l 11', 'k 10']);
    expect(rows(await sums({ sort_by_metric: 'opens', limit: 3 }))).toEqual(['all 78', 'a 1', 'b 2']);
    expect(rows(await sums({ sort_by_direction: 'asc', limit: 2 }))).toEqual(['a 1', 'b 2']);
    expect(rows(await sums({ limit: 100 }))).toHaveLength(13);
  });

  it('of subusers are told to their parent, and are not in its own', async () => {
    const [own] = await get<StatsJson>('/v3/stats');
    const [day] = await get<StatsJson>('/v3/subusers/stats', { ...TODAY, subusers: ['sub-f', 'sub-a'] });

    expect(own?.stats[0]?.metrics.requests).toBe(78);
    expect(day && rows(day, 'delivered')).toEqual(['sub-f 5', 'sub-a 0']);
    expect(rows(await get('/v3/subusers/stats/sums'), 'delivered')).toEqual([
      'sub-f 5',
      'sub-e 4',
      'sub-d 3',
      'sub-c 2',
      'sub-b 1',
    ]);
    expect(rows(await get('/v3/subusers/stats/sums', { ...TODAY, limit: 10 }))).toHaveLength(6);
    const month = await get<SumsJson>('/v3/subusers/stats/monthly', { date: '2026-11-13', sort_by_metric: 'blocks' });
    expect([month.date, ...rows(month)]).toEqual(['2026-11-01', ...[...'abcde'].map((letter) => `sub-${letter} 10`)]);
    expect(rows(await get('/v3/subusers/stats/monthly', { date: '2026-11-13', subuser: 'b-f' }))).toEqual(['sub-f 10']);
  });

  it('of mailbox providers are those that got mail, or the ones that are asked for', async () => {
    const [all] = await get<StatsJson>('/v3/mailbox_providers/stats');
    const [one] = await get<StatsJson>('/v3/mailbox_providers/stats', { ...TODAY, mailbox_providers: 'Yahoo' });

    expect(all && rows(all, 'delivered')).toEqual(['Gmail 3', 'Other 63']);
    expect(all?.stats[0]?.metrics).toMatchObject({ drops: 3, requests: 0, processed: 0 });
    expect(one && rows(one, 'delivered')).toEqual(['Yahoo 0']);
  });

  it.each<[string, Parameters, string, string]>([
    ['categories/stats', {}, 'categories', 'required'],
    ['categories/stats', { categories: [...letters] }, 'categories', 'maximum of 10'],
    ['categories/stats', { 'categories[]': 'a' }, 'categories[]', 'not a valid parameter'],
    ['categories/stats', { 'categories[0]': 'a' }, 'categories[0]', 'not a valid parameter'],
    ['categories/stats/sums', { sort_by_metric: 'beauty' }, 'sort_by_metric', 'one of blocks'],
    ['categories/stats/sums', { sort_by_direction: 'up' }, 'sort_by_direction', 'desc, asc'],
    ['subusers/stats', {}, 'subusers', 'required'],
    ['subusers/stats', { subusers: [...letters] }, 'subusers', 'maximum of 10'],
    ['subusers/stats', { subusers: ['sub-a', 'sub-eu'] }, 'subusers', 'No user found'],
    ['subusers/stats', { subusers: 'sub-z' }, 'subusers', 'No user found'],
    ['subusers/stats/monthly', {}, 'date', 'required'],
    ['subusers/stats/monthly', { date: '2026-11-01', sort_by_metric: 'deferred' }, 'sort_by_metric', 'one of'],
    ['mailbox_providers/stats', { mailbox_providers: [...letters] }, 'mailbox_providers', 'maximum of 10'],
  ])('refuse %s?%j', async (path, parameters, field, message) => {
    expect(await under.caller.ask<ErrorsJson>(`/v3/${path}`, { ...TODAY, ...parameters })).toMatchObject({
      status: 400,
      json: { errors: [{ field, message: expect.stringContaining(message) as string }] },
    });
  });

  it('go with lists of names, in parts', async () => {
    under.sendGrid.addMail(
      'parent',
      Array.from({ length: 60 }, (_, index) => ({ timeMs: 0, categories: [`x${index}`], counts: {} }))
    );
    const categories = await get<ReadonlyArray<{ category: string }>>('/v3/categories', {});

    expect(categories).toHaveLength(50);
    expect(await get('/v3/categories', { limit: 2, offset: 1 })).toEqual([{ category: 'all' }, { category: 'b' }]);
    expect(await get('/v3/categories', { category: 'al' })).toEqual([{ category: 'all' }]);
    expect(await get('/v3/categories', { limit: 500 })).toHaveLength(73);
    expect(await get('/v3/subusers', { region: 'eu', include_region: 'true' })).toEqual([
      {
        disabled: true,
        email: 'sub-eu@example.com',
        id: expect.any(Number) as number,
        username: 'sub-eu',
        region: 'eu',
      },
    ]);
    expect(await get('/v3/subusers', { limit: 2, offset: 5 })).toMatchObject([
      { username: 'sub-f' },
      { username: 'sub-eu' },
    ]);
    expect(await get('/v3/subusers', { username: 'b-c' })).toMatchObject([{ username: 'sub-c', disabled: false }]);
  });

  it('cost credits of the parent from the first of the month on', async () => {
    under.sendGrid.addMail('parent', [
      { timeMs: Date.parse('2026-10-31T23:59:59Z'), counts: { processed: 1000 } },
      { timeMs: Date.parse('2026-11-01T00:00:00Z'), counts: { processed: 300 } },
    ]);
    const credits = { total: 500, last_reset: '2026-11-01', next_reset: '2026-12-01', reset_frequency: 'monthly' };

    expect(await get('/v3/user/credits', {})).toEqual({ ...credits, used: 426, remain: 74, overage: 0 });
    under.sendGrid.addMail('sub-a', [{ timeMs: NOON, counts: { processed: 80 } }]);
    expect(await get('/v3/user/credits', {})).toEqual({ ...credits, used: 506, remain: 0, overage: 6 });
    const own = new SendGridCaller({ ...under.sendGrid, apiKey: under.account.apiKey, onBehalfOf: 'sub-a' });
    expect((await own.ask('/v3/user/credits')).json).toMatchObject({ total: 100_000, used: 90 });
  });

  it('leave a reputation', async () => {
    expect(await get('/v3/user/account', {})).toEqual({ type: 'paid', reputation: 100 });
    const own = new SendGridCaller({ ...under.sendGrid, apiKey: under.account.apiKey, onBehalfOf: 'sub-f' });
    expect((await own.ask('/v3/user/account')).json).toEqual({ type: 'paid', reputation: 50 });
  });
});
